using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Conditions;

/// <summary>Cuts a condition into words, quoted texts, brackets and commas.</summary>
internal static partial class ConditionLexer
{
    /// <exception cref="ConditionException">There is something else in the text.</exception>
    public static IReadOnlyList<string> Cut(string text)
    {
        var tokens = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var match = Token().Match(text, position);
            if (!match.Success)
                throw new ConditionException(MappingText.Of("ConditionToken", text[position], position + 1));
            tokens.Add(match.Value);
            position += match.Length;
        }

        return tokens;
    }

    [GeneratedRegex(@"\G(?:'(?:[^']|'')*'|[(),]|[\w.+:/-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
