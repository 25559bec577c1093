using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Data;

/// <summary>Converts values of Business Central into those of Sales.</summary>
internal static class Options
{
    /// <summary>The option of a column whose label is the code, or null.</summary>
    public static int? ByLabel(TableSchema table, string column, string code)
    {
        foreach (var (value, label) in table.Column(column)!.Options!)
        {
            if (label.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Sales knows no empty text.</summary>
    public static string? NullIfBlank(string text) => text.Length == 0 ? null : text;
}
