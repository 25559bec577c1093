using System.Buffers;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CouplingTools.Completion;

/// <summary>The word under the cursor, with the quote it began with.</summary>
internal sealed record CompletionWord(string Text, char? Quote)
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(" \t'\"`$(){}[];,|&<>@#\u2018\u2019\u201a\u201b\u201c\u201d\u201e");

    public static CompletionWord Parse(string? word)
    {
        if (string.IsNullOrEmpty(word))
            return new CompletionWord(string.Empty, null);
        if (word[0] is not ('\'' or '"'))
            return new CompletionWord(word, null);
        var quote = word[0];
        var text = word.Length > 1 && word[^1] == quote ? word[1..^1] : word[1..];
        return new CompletionWord(text.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal), quote);
    }

    public CompletionResult ToResult(CompletionOffer offer) =>
        new(Written(offer.Value), offer.Value, CompletionResultType.ParameterValue, offer.Description);

    private string Written(string value) => Quote switch
    {
        '"' => $"\"{value.Replace("`", "``", StringComparison.Ordinal).Replace("$", "`$", StringComparison.Ordinal).Replace("\"", "`\"", StringComparison.Ordinal)}\"",
        null when value.AsSpan().IndexOfAny(s_special) < 0 && !value.StartsWith('-') => value,
        _ => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'",
    };
}
