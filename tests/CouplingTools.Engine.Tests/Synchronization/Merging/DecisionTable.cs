using CouplingTools.Engine.Synchronization.Merging;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

/// <summary>
/// A table of merge decisions as text. Left of the three columns that name the run's direction stand the facts and the
/// policy; a column that is not there, or holds a dash, has its plain value. Cells of a direction hold result and rule.
/// </summary>
internal sealed class DecisionTable(string text)
{
    private static readonly SyncDirection[] s_directions = Enum.GetValues<SyncDirection>();

    private readonly string[] _lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One theory row for each line and direction.</summary>
    public TheoryData<string, SyncDirection> Rows()
    {
        var rows = new TheoryData<string, SyncDirection>();
        foreach (var line in _lines.Skip(1))
        {
            foreach (var direction in s_directions)
                rows.Add(line, direction);
        }

        return rows;
    }

    public void Check(string line, SyncDirection direction)
    {
        var cells = Cells(_lines[0]).Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second);

        var verdict = FieldMerge.Decide(Comparison(cells), Policy(cells, direction));

        Assert.Equal(cells[direction.ToString()], $"{verdict.Result} {verdict.Rule}");
    }

    private static FieldComparison Comparison(Dictionary<string, string> cells) => new(
        HasBase: !cells.TryGetValue("base", out var hasBase) || hasBase == "yes",
        BusinessCentralChanged: IsYes(cells, "BC changed"),
        SalesChanged: IsYes(cells, "Sales changed"),
        AreEqual: IsYes(cells, "equal"),
        BusinessCentralBlank: IsYes(cells, "BC blank"),
        SalesBlank: IsYes(cells, "Sales blank"));

    private static MergePolicy Policy(Dictionary<string, string> cells, SyncDirection direction) => new(
        direction,
        Value(cells, "field", SyncDirection.Bidirectional),
        Value(cells, "on conflict", ConflictPolicy.Hold),
        cells.TryGetValue("newer", out var newer) && newer != "-" ? Enum.Parse<Side>(newer) : null,
        IsYes(cells, "overwrite"),
        IsYes(cells, "not null"));

    private static bool IsYes(Dictionary<string, string> cells, string column) =>
        cells.TryGetValue(column, out var cell) && cell == "yes";

    private static T Value<T>(Dictionary<string, string> cells, string column, T plain)
        where T : struct, Enum =>
        cells.TryGetValue(column, out var cell) && cell != "-" ? Enum.Parse<T>(cell) : plain;

    private static string[] Cells(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
