namespace CouplingTools.Engine.Services.OData;

/// <summary>The columns to ask for.</summary>
internal static class Selection
{
    /// <summary>The fields of the table itself, the id and the time of modification, each once; <see langword="null"/> for all columns.</summary>
    public static string? Of(IODataDialect dialect, TableDescription table, IReadOnlyList<string>? fields)
    {
        if (fields is null)
            return null;
        IEnumerable<string> wanted = [table.Table.Key, .. fields];
        if (dialect.ModifiedField(table) is { } modified)
            wanted = wanted.Append(modified);
        var own = wanted.Where(field => table.Table.Expansion?.RelatedField(field) is null);
        return string.Join(',', own.Select(field => dialect.WireName(table, field)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The related rows, with the filter on them and the columns asked for; <see langword="null"/> for none.</summary>
    public static string? OfRelated(TableDescription table, IReadOnlyList<string>? fields)
    {
        if (table.Table.Expansion is not { } expansion)
            return null;
        var columns = fields?.Select(expansion.RelatedField).OfType<string>().Distinct(StringComparer.Ordinal).ToList() ?? [];
        string?[] options =
        [
            string.IsNullOrWhiteSpace(expansion.Filter) ? null : $"$filter={expansion.Filter}",
            columns.Count == 0 ? null : $"$select={string.Join(',', columns)}",
        ];
        var given = string.Join(';', options.OfType<string>());
        return given.Length == 0 ? expansion.Navigation : $"{expansion.Navigation}({given})";
    }
}
