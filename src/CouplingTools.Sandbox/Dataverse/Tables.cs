using System.Globalization;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>Facts of the tables that several operations need.</summary>
internal static class Tables
{
    /// <summary>The table with that entity set name.</summary>
    public static TableSchema Visible(DataverseCall call, string set) =>
        call.Schema.Find(set) is { Hidden: false } table ? table : throw Errors.NoSegment(set);

    /// <summary>All tables the service shows.</summary>
    public static IEnumerable<TableSchema> All(DataverseCall call) => call.Schema.Tables.Where(table => !table.Hidden);

    /// <summary>The full name of the table's type.</summary>
    public static string TypeName(TableSchema table) => $"{SchemaFiles.Dataverse.Namespace}.{table.Entity}";

    /// <summary>The states the status reasons belong to; empty where the table has no status.</summary>
    public static IReadOnlyDictionary<int, int> StatusStates(TableSchema table) =>
        table.Facts.TryGetValue("StatusStates", out var text)
            ? text.Split(',').Select(pair => pair.Split(':')).ToDictionary(pair => Number(pair[0]), pair => Number(pair[1]))
            : new Dictionary<int, int>();

    /// <summary>The state of a new row. A product starts as a draft, unless an administrator changes the organization's setting.</summary>
    public static int InitialState(TableSchema table) => table.Facts.TryGetValue("InitialState", out var text) ? Number(text) : 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
