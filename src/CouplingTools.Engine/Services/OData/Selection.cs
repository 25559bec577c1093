namespace CouplingTools.Engine.Services.OData;

/// <summary>The columns to ask for.</summary>
internal static class Selection
{
    /// <summary>The fields, the id and the time of modification, each once; <see langword="null"/> for all columns.</summary>
    public static string? Of(IODataDialect dialect, TableDescription table, IReadOnlyList<string>? fields)
    {
        if (fields is null)
            return null;
        IEnumerable<string> wanted = [table.Table.Key, .. fields];
        if (dialect.ModifiedField(table) is { } modified)
            wanted = wanted.Append(modified);
        return string.Join(',', wanted.Select(field => dialect.WireName(table, field)).Distinct(StringComparer.Ordinal));
    }
}
