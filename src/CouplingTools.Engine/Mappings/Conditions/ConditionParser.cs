using System.Globalization;

namespace CouplingTools.Engine.Mappings.Conditions;

/// <summary>
/// Reads conditions such as <c>country eq 'DE' and (creditLimit gt 1000 or not startswith(name,'Test'))</c>, which is a small part of OData's filters.
/// </summary>
internal sealed class ConditionParser
{
    private static readonly string[] s_comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] s_functions = ["contains", "startswith", "endswith"];
    private readonly IReadOnlyList<string> _tokens;
    private int _next;

    private ConditionParser(IReadOnlyList<string> tokens) => _tokens = tokens;

    private string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <exception cref="ConditionException">The text is no condition.</exception>
    public static Condition Parse(string text)
    {
        var parser = new ConditionParser(ConditionLexer.Cut(text));
        var condition = parser.Any();
        return parser.Peek is null ? condition : throw Expected("and, or", parser.Peek);
    }

    private Condition Any()
    {
        var condition = All();
        while (TryTake("or"))
            condition = new AnyOf(condition, All());
        return condition;
    }

    private Condition All()
    {
        var condition = One();
        while (TryTake("and"))
            condition = new AllOf(condition, One());
        return condition;
    }

    private Condition One()
    {
        if (TryTake("not"))
            return new Not(One());
        if (!TryTake("("))
            return Comparison();
        var inner = Any();
        Take(")");
        return inner;
    }

    private Comparison Comparison()
    {
        if (Peek is { } function && s_functions.Contains(function) && _next + 1 < _tokens.Count && _tokens[_next + 1] == "(")
        {
            _next += 2;
            var name = Field();
            Take(",");
            var text = Literal() as string ?? throw Expected("a quoted text", _tokens[_next - 1]);
            Take(")");
            return new Comparison(name, function, text);
        }

        var field = Field();
        var operation = Peek is { } word && s_comparisons.Contains(word) ? word : throw Expected(string.Join(", ", s_comparisons), Peek);
        _next++;
        return new Comparison(field, operation, Literal());
    }

    private string Field()
    {
        var name = Peek is { } word && (char.IsLetter(word[0]) || word[0] == '_') ? word : throw Expected("a field", Peek);
        _next++;
        return name;
    }

    private object? Literal()
    {
        var token = Peek ?? throw Expected("a value", null);
        _next++;
        return token switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            ['\'', .. var quoted, '\''] => quoted.Replace("''", "'", StringComparison.Ordinal),
            _ when decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ when Guid.TryParse(token, out _) || DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) => token,
            _ => throw Expected("a value (quote texts: 'text')", token),
        };
    }

    private bool TryTake(string token)
    {
        if (Peek != token)
            return false;
        _next++;
        return true;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
            throw Expected($"'{token}'", Peek);
    }

    private static ConditionException Expected(string what, string? found) => new(found is null
        ? MappingText.Of("ConditionEnds", what)
        : MappingText.Of("ConditionExpected", what, found));
}
