using System.Globalization;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>Reads the arguments of a step; one that cannot be used is named by the exception.</summary>
internal sealed class TransformationArguments(FieldTransformation step)
{
    public const string Table = "values";

    private static readonly TimeSpan s_regexLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>The step's table of values.</summary>
    public IReadOnlyDictionary<string, string> Values => step.Values;

    public bool Has(string name) => step.Arguments.ContainsKey(name);

    public string Text(string name, string fallback = "") => step.Arguments.GetValueOrDefault(name, fallback);

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Wrong(name, "ArgumentBlank");

    public int Count(string name, int fallback = 0)
    {
        if (!Has(name))
            return fallback;
        return int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(name, "ArgumentCount");
    }

    public decimal PositiveNumber(string name) =>
        decimal.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong(name, "ArgumentPositive");

    /// <summary>One of a few words; the first of them unless given.</summary>
    public string Choice(string name, params string[] legal) =>
        !Has(name) ? legal[0]
        : legal.Contains(Text(name), StringComparer.Ordinal) ? Text(name)
        : throw Wrong(name, "ArgumentChoice", Text(name), string.Join(", ", legal));

    public Regex Pattern(string name)
    {
        try
        {
            return new Regex(RequiredText(name), RegexOptions.CultureInvariant, s_regexLimit);
        }
        catch (ArgumentException exception)
        {
            throw new TransformationArgumentException(name, exception.Message);
        }
    }

    /// <summary>A format of .NET, tried on a sample.</summary>
    public string Format(string name, string fallback, IFormattable sample)
    {
        var format = Has(name) ? RequiredText(name) : fallback;
        try
        {
            sample.ToString(format, CultureInfo.InvariantCulture);
            return format;
        }
        catch (FormatException)
        {
            throw Wrong(name, "ArgumentFormat", format);
        }
    }

    public static TransformationArgumentException Wrong(string name, string text, params object?[] arguments) =>
        new(name, MappingText.Of(text, arguments));
}
