using System.Globalization;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations of numbers. Cultures are spelled out by their separators, because what a culture's name stands for differs between machines.</summary>
internal static class NumberSteps
{
    private static readonly string[] s_separators = ["decimalSeparator", "groupSeparator", "fromDecimalSeparator", "fromGroupSeparator"];

    public static Func<string, string?> Format(TransformationArguments arguments)
    {
        var format = arguments.Format("to", string.Empty, 0m);
        var to = Separators(arguments, s_separators[0], s_separators[1]);
        var from = Separators(arguments, s_separators[2], s_separators[3]);
        return text => HasWholeGroups(text, from) && decimal.TryParse(text, NumberStyles.Number, from, out var number) ? number.ToString(format, to) : null;
    }

    /// <summary>
    /// Whether the separators of groups stand where groups end. .NET takes them anywhere, and so 1,5 for fifteen.
    /// The last group has three digits; those before it have two in India.
    /// </summary>
    private static bool HasWholeGroups(string text, NumberFormatInfo format)
    {
        if (format.NumberGroupSeparator.Length == 0)
            return true;
        var groups = text.Split(format.NumberDecimalSeparator)[0].Split(format.NumberGroupSeparator);
        return groups.Length == 1
            || (groups[^1].Trim(' ', '-', '+').Length == 3 && groups[0].Count(char.IsAsciiDigit) is >= 1 and <= 3 && groups[1..^1].All(group => group.Length is 2 or 3));
    }

    public static Func<string, string?> Round(TransformationArguments arguments)
    {
        var precision = arguments.PositiveNumber("precision");
        var direction = arguments.Choice("direction", "nearest", "up", "down");
        return text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Rounded(number, precision, direction)?.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>As Business Central rounds: up is away from zero, down is towards it.</summary>
    private static decimal? Rounded(decimal number, decimal precision, string direction)
    {
        try
        {
            var steps = number / precision;
            return precision * direction switch
            {
                "nearest" => decimal.Round(steps, 0, MidpointRounding.AwayFromZero),
                "down" => decimal.Truncate(steps),
                _ => steps < 0 ? decimal.Floor(steps) : decimal.Ceiling(steps),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static NumberFormatInfo Separators(TransformationArguments arguments, string decimalSeparator, string groupSeparator)
    {
        var separators = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        separators.NumberDecimalSeparator = arguments.Has(decimalSeparator) ? arguments.RequiredText(decimalSeparator) : ".";
        separators.NumberGroupSeparator = arguments.Has(groupSeparator) ? arguments.Text(groupSeparator)
            : separators.NumberDecimalSeparator == "," ? "."
            : ",";
        return separators.NumberDecimalSeparator == separators.NumberGroupSeparator
            ? throw TransformationArguments.Wrong(groupSeparator, "ArgumentSeparators")
            : separators;
    }
}
