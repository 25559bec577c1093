using System.Globalization;
using System.Management.Automation;
using CouplingTools.Output;

namespace CouplingTools.Input;

/// <summary>Reads single values of inputs. What is blank is absent.</summary>
internal static class InputValue
{
    public static object? Unwrap(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } custom => custom,
        PSObject wrapped => Unwrap(wrapped.BaseObject),
        DBNull => null,
        _ => value,
    };

    /// <summary>The value as text without blanks around it; <see langword="null"/> when nothing remains.</summary>
    public static string? AsText(object? value) =>
        FieldText.Of(Unwrap(value)).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The value as a record's id; <see langword="null"/> when it is none. Thirty-two digits without hyphens are not
    /// taken for an id, because a number may look like that.
    /// </summary>
    public static Guid? AsId(object? value) => Unwrap(value) switch
    {
        Guid id => Known(id),
        var other when AsText(other) is { } text
            && (Guid.TryParseExact(text, "D", out var id) || Guid.TryParseExact(text, "B", out id)) => Known(id),
        _ => null,
    };

    /// <summary>The value as a record's number; <see langword="null"/> when it is none.</summary>
    public static string? AsNumber(object? value) => Unwrap(value) switch
    {
        string text => AsText(text),
        Enum or bool or char => null,
        double number => AsNumber(number),
        float number => AsNumber(number),
        decimal number => AsNumber(number),
        IFormattable number and IConvertible when Type.GetTypeCode(number.GetType()) is >= TypeCode.SByte and <= TypeCode.UInt64 =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>An id that is all zeros stands for none.</summary>
    public static Guid? Known(Guid? id) => id == Guid.Empty ? null : id;

    private static string? AsNumber(double number) =>
        Math.Abs(number) < 1e15 && Math.Truncate(number) == number ? number.ToString("F0", CultureInfo.InvariantCulture) : null;

    private static string? AsNumber(decimal number) =>
        decimal.Truncate(number) == number ? number.ToString("F0", CultureInfo.InvariantCulture) : null;
}
