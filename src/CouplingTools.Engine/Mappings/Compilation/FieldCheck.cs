using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Checks that a field mapping fits the columns it names.</summary>
internal static class FieldCheck
{
    /// <summary>The columns of the field mapping; <see langword="null"/> for a constant, and when one of them does not exist.</summary>
    public static CodecColumns? Columns(FieldMapping field, string path, IReadOnlyDictionary<Side, TableCheck> tables)
    {
        if (CodecKinds.Find(field.Codec) is not { } kind)
            return null;
        var businessCentral = Side(field.BusinessCentral, field, kind, path, tables[CouplingTools.Side.BusinessCentral]);
        var sales = Side(field.Sales, field, kind, path, tables[CouplingTools.Side.Sales]);
        return businessCentral.Count == field.BusinessCentral.Count && sales.Count == field.Sales.Count
            ? new CodecColumns(OptionLabels.Resolve(field, sales, path, tables[CouplingTools.Side.Sales].Problems), businessCentral, sales)
            : null;
    }

    private static List<FieldDescription> Side(
        IReadOnlyList<string> names, FieldMapping field, CodecKind kind, string path, TableCheck table)
    {
        var place = $"{path}.{table.Key}";
        var columns = names.Select(name => table.Readable(name, place)).OfType<FieldDescription>().ToList();
        foreach (var column in columns)
        {
            if (field.Direction.Allows(table.Side))
            {
                if (field.CreateOnly)
                    table.CheckCreatable(column, place);
                else
                    table.CheckWritable(column, place);
                CheckNavigation(field, column, path, table);
            }

            var legal = kind.Kinds(table.Side, field.Direction.Allows(table.Side));
            if (!legal.Contains(column.Kind) || IsBareId(field, column))
                table.Problems.Add(place, "KindNotFit", column.Name, column.Kind, field.Codec, string.Join(", ", legal));
        }

        return columns;
    }

    /// <summary>An id says nothing to people, so the options are listed for the code it leads to.</summary>
    private static bool IsBareId(FieldMapping field, FieldDescription column) =>
        field.Codec == CodecNames.Option && column.Kind == FieldKind.Guid && field.Lookup?.BusinessCentral is null;

    private static void CheckNavigation(FieldMapping field, FieldDescription column, string path, TableCheck table)
    {
        if (column.Kind != FieldKind.Lookup)
            return;
        var legal = column.Targets.Select(target => target.Navigation).Distinct(StringComparer.Ordinal).ToList();
        var named = field.Lookup?.SalesNavigation;
        if (named is null ? legal.Count > 1 : legal.Count > 0 && !legal.Contains(named, StringComparer.Ordinal))
            table.Problems.Add($"{path}.lookup.salesNavigation", "NavigationRequired", column.Name, string.Join(", ", legal));
    }
}
