using CouplingTools.Engine.Records;
using CsCheck;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

/// <summary>Small alphabets, so that generated values meet, full of what goes wrong: dotted and dotless i, blanks, line endings, pairs of surrogates.</summary>
internal static class Samples
{
    private static readonly string[] s_pieces =
        ["a", "A", "b", "i", "I", "ı", "İ", "ß", "é", "e\u0301", " ", "  ", "\t", "\u00A0", "\r\n", "\n", "\r", "1", "2", "-", "😀", "'", "unresolved:"];

    public static Gen<string> Text { get; } = OneOf(s_pieces).Array[0, 6].Select(string.Concat);

    public static Gen<FieldValue> TextValue { get; } = Text.Select(text => FieldValue.Of(text));

    public static Gen<FieldValue> Number { get; } = Gen.OneOf(
        Gen.Int[-3, 3].Select(number => FieldValue.Of(number)),
        Gen.Select(Gen.Int[-1500, 1500], Gen.Int[0, 4]).Select((digits, scale) => FieldValue.Of(new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale))),
        Gen.Decimal.Select(number => FieldValue.Of(number)));

    public static Gen<FieldValue> Date { get; } = Gen.Int[738000, 738003].Select(day => FieldValue.Of(DateOnly.FromDayNumber(day)));

    public static Gen<FieldValue> Time { get; } = Gen.Select(Gen.Int[738000, 738003], Gen.Int[0, 86399], Gen.Int[-14, 14])
        .Select((day, second, zone) => FieldValue.Of(new DateTimeOffset(DateOnly.FromDayNumber(day), TimeOnly.MinValue, TimeSpan.FromHours(zone)).AddSeconds(second)));

    public static Gen<FieldValue> Truth { get; } = Gen.Bool.Select(value => FieldValue.Of(value));

    public static Gen<FieldValue> Name { get; } =
        OneOf("Ada", "van", "van Dyke", "Ludwig", "Mary Ann", "İsa", "  ", "Ada ", "\u00A0O'Neil").Array[0, 4]
            .Select(words => FieldValue.Of(string.Join(' ', words)));

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>The generator's values and, now and then, a blank.</summary>
    public static Gen<FieldValue> OrBlank(this Gen<FieldValue> values) =>
        Gen.Frequency((1, Gen.Const(FieldValue.Blank)), (6, values));

    public static Gen<FieldValue[]> Single(this Gen<FieldValue> values) => values.Select(value => new[] { value });
}
