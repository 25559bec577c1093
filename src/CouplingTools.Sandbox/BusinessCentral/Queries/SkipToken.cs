using System.Globalization;
using System.Text;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using SortKey = CouplingTools.Sandbox.Query.SortKey;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>The place in an ordered list of rows: the values of the sort keys, the key last, separated by commas; text in quotes.</summary>
/// <remarks>Fidelity: without $orderby it is the key of the last row, as captured. How the service writes further keys is not known.</remarks>
internal static class SkipToken
{
    public static string Write(IReadOnlyList<object?> values) => string.Join(',', values.Select(v => v switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        Guid id => id.ToString("D"),
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(v, CultureInfo.InvariantCulture) ?? string.Empty,
    }));

    public static IReadOnlyList<object?> Read(string token, IReadOnlyList<SortKey> keys)
    {
        var parts = Split(token);
        try
        {
            if (parts.Count == keys.Count)
                return [.. parts.Select((p, i) => Value(p, keys[i].Column.Type))];
        }
        catch (FormatException)
        {
        }
        throw BusinessCentralErrors.BadRequest("Bad Request - Error in query syntax.");
    }

    private static object Value(string part, ColumnType type) => type switch
    {
        ColumnType.Guid => Guid.ParseExact(part, "D"),
        ColumnType.Bool => part == "true",
        ColumnType.Int => int.Parse(part, CultureInfo.InvariantCulture),
        ColumnType.Long => long.Parse(part, CultureInfo.InvariantCulture),
        ColumnType.Decimal => decimal.Parse(part, NumberStyles.Number, CultureInfo.InvariantCulture),
        ColumnType.Date => DateOnly.ParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.DateTime => DateTimeOffset.Parse(part, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => part,
    };

    private static List<string> Split(string token)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < token.Length; i++)
        {
            var doubled = token[i] == '\'' && quoted && i + 1 < token.Length && token[i + 1] == '\'';
            if (doubled)
                part.Append(token[i++]);
            else if (token[i] == '\'')
                quoted = !quoted;
            else if (token[i] == ',' && !quoted)
                Flush();
            else
                part.Append(token[i]);
        }
        Flush();
        return parts;

        void Flush()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }
}
