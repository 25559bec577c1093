using System.Globalization;

namespace CouplingTools.Engine.Records;

/// <summary>
/// The value of one field: blank, or one of <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>,
/// <see cref="Guid"/>, <see cref="DateOnly"/> and <see cref="DateTimeOffset"/> (UTC). A field that a record
/// does not carry is absent from its values, which is a third thing.
/// </summary>
internal readonly record struct FieldValue
{
    private FieldValue(object? value) => Value = value;

    public static FieldValue Blank => default;

    public object? Value { get; }

    public bool IsBlank => Value is null;

    /// <summary>The value as text in the invariant culture; empty when blank.</summary>
    public string Text => Value switch
    {
        null => string.Empty,
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.ToString() ?? string.Empty,
    };

    /// <summary>Wraps a value; an empty string is blank.</summary>
    /// <exception cref="ArgumentException">The type is not one a field can hold.</exception>
    public static FieldValue Of(object? value) => value switch
    {
        null or "" => Blank,
        string or decimal or bool or Guid or DateOnly => new(value),
        DateTimeOffset time => new(time.ToUniversalTime()),
        int or long or short or byte => new(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A field cannot hold a {value.GetType()}.", nameof(value)),
    };

    public override string ToString() => Text;
}
