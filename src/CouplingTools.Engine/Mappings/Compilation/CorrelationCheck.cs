using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Checks that a new record can carry the id of its creation.</summary>
internal static class CorrelationCheck
{
    private const string Path = "$.correlation.businessCentral";

    public static CorrelationField? Field(RecordMapping mapping, TableCheck table)
    {
        if (mapping.Correlation is not { } name || table.Readable(name, Path) is not { } column)
            return null;
        table.CheckCreatable(column, Path);
        if (mapping.Fields.Any(field => field.BusinessCentral.Contains(name, StringComparer.Ordinal)))
            table.Problems.Add(Path, "CorrelationMapped", name);
        if (column.Kind is not (FieldKind.Guid or FieldKind.Text or FieldKind.Code))
            table.Problems.Add(Path, "CorrelationKind", name, column.Kind);
        else if (column.MaxLength < CorrelationField.ShortestLength)
            table.Problems.Add(Path, "CorrelationShort", name, column.MaxLength, CorrelationField.ShortestLength);
        return new CorrelationField(table.Side, column);
    }
}
