using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CouplingTools.Sandbox.Dataverse.Values;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Queries;

/// <summary>Rewrites the query functions of the Web API into conditions of OData, and refuses operators the service lacks.</summary>
internal sealed partial class QueryFunctions(TableSchema table)
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    /// <summary>The filter without query functions.</summary>
    public string Rewrite(string filter)
    {
        var result = new StringBuilder();
        for (var i = 0; i < filter.Length;)
        {
            if (filter[i] == '\'')
            {
                var end = EndOfLiteral(filter, i);
                result.Append(filter, i, end - i);
                i = end;
            }
            else if (string.CompareOrdinal(filter, i, Namespace, 0, Namespace.Length) == 0)
            {
                i = Function(filter, i + Namespace.Length, result);
            }
            else if (In().Match(filter, i) is { Success: true, Index: var index } && index == i)
            {
                throw Errors.NotImplemented("The operator 'in' is not supported in $filter. Use the query function Microsoft.Dynamics.CRM.In.");
            }
            else
            {
                result.Append(filter[i++]);
            }
        }

        return result.ToString();
    }

    private static int EndOfLiteral(string text, int start)
    {
        var end = text.IndexOf('\'', start + 1);
        return end < 0 ? throw Errors.Uri($"There is an unterminated literal at position {text.Length} in '{text}'.") : end + 1;
    }

    private int Function(string filter, int start, StringBuilder result)
    {
        var match = Call().Match(filter, start);
        if (!match.Success || match.Index != start)
        {
            throw Errors.NotImplemented($"The query function '{Namespace}{filter[start..]}' is not imitated by the sandbox.");
        }

        var name = match.Groups["column"].Value;
        var column = table.Property(name) ?? table.Column(name)
            ?? throw Errors.Uri($"Could not find a property named '{name}' on type '{Tables.TypeName(table)}'.");
        var texts = match.Groups["list"].Success
            ? Item().Matches(match.Groups["list"].Value).Select(item => item.Value.Trim().Trim('"', '\'')).ToArray()
            : [match.Groups["single"].Value.Trim('\'', '"')];
        result.Append('(').Append(Condition(match.Groups["name"].Value, column, texts)).Append(')');
        return start + match.Length;
    }

    private static string Condition(string function, ColumnSchema column, string[] values)
    {
        string Literal(int i) => QueryFunctions.Literal(column, values[i]);
        var list = string.Join(",", values.Select((_, i) => Literal(i)));
        return (function, values.Length) switch
        {
            ("In", > 0) => $"{column.Property} in ({list})",
            ("NotIn", > 0) => $"{column.Property} ne null and not ({column.Property} in ({list}))",
            ("Between", 2) => $"{column.Property} ge {Literal(0)} and {column.Property} le {Literal(1)}",
            ("NotBetween", 2) => $"{column.Property} lt {Literal(0)} or {column.Property} gt {Literal(1)}",
            ("On", 1) => $"{column.Property} ge {Day(values[0], 0)} and {column.Property} lt {Day(values[0], 1)}",
            ("OnOrAfter", 1) => $"{column.Property} ge {Day(values[0], 0)}",
            ("OnOrBefore", 1) => $"{column.Property} lt {Day(values[0], 1)}",
            _ => throw Errors.NotImplemented($"The query function '{Namespace}{function}' with {values.Length} values is not imitated by the sandbox."),
        };
    }

    private static string Literal(ColumnSchema column, string value)
    {
        if (column.Type == ColumnType.Text)
        {
            return $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        }

        return Plain().IsMatch(value) ? value : throw Errors.Uri($"Unrecognized '{EdmTypes.Of(column)}' literal '{value}'.");
    }

    private static string Day(string value, int later) =>
        DateOnly.TryParse(value.Split('T')[0], CultureInfo.InvariantCulture, out var day)
            ? day.AddDays(later).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture)
            : throw Errors.Uri($"Unrecognized 'Edm.DateTimeOffset' literal '{value}'.");

    [GeneratedRegex(@"\G(?<name>\w+)\(\s*PropertyName\s*=\s*'(?<column>\w+)'\s*,\s*(?:PropertyValues\s*=\s*\[(?<list>(?:\s*(?:""[^""]*""|'[^']*')\s*,?)+)\]|PropertyValue\s*=\s*(?<single>'[^']*'|""[^""]*""))\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(@"""[^""]*""|'[^']*'")]
    private static partial Regex Item();

    [GeneratedRegex(@"\G(?<=[\s\w])\bin\b(?=\s*\()")]
    private static partial Regex In();

    [GeneratedRegex(@"^[\w.:+\-]+$")]
    private static partial Regex Plain();
}
