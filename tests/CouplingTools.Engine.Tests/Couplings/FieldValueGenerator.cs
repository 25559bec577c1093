using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CsCheck;

namespace CouplingTools.Engine.Tests.Couplings;

internal static class FieldValueGenerator
{
    private static readonly Gen<DateTimeOffset> s_times =
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    /// <summary>Text with every kind of character JSON and SQL care about, characters beyond the basic plane included.</summary>
    private static readonly Gen<string> s_texts = Gen.OneOf(
        Gen.OneOf("'", "\"", "\\", "\0", "\u2028", "€", "😀", "null", "true", "1.0", "{\"g\":\"x\"}", " ", "\r\n", "é", "%", "<&>"),
        Gen.Char[' ', '~'].Select(character => character.ToString()),
        Gen.Char['\u00a0', '\ud7ff'].Select(character => character.ToString())).List[0, 12].Select(string.Concat);

    public static readonly Gen<FieldValue> Values = Gen.OneOf(
        Gen.Const(FieldValue.Blank),
        s_texts.Select(text => FieldValue.Of(text)),
        Gen.Decimal.Select(number => FieldValue.Of(number)),
        Gen.Bool.Select(truth => FieldValue.Of(truth)),
        Gen.Guid.Select(id => FieldValue.Of(id)),
        s_times.Select(time => FieldValue.Of(time)),
        s_times.Select(time => FieldValue.Of(DateOnly.FromDateTime(time.DateTime))));

    public static readonly Gen<FieldTrace?> Traces = Gen.Select(
        Gen.Bool, Gen.Int[-1, 9], Gen.Bool, (isSales, weight, isRewritten) => weight < 0 ? null : new FieldTrace(isSales ? Side.Sales : Side.BusinessCentral, weight, isRewritten));

    public static readonly Gen<FieldBase> Bases =
        Gen.Select(
            Values.List[0, 3], Values.List[0, 3], Gen.Bool, Traces,
            (businessCentral, sales, hasMeaning, trace) => new FieldBase(businessCentral, sales) { Meaning = hasMeaning ? "0A1B" : null, Trace = trace });

    public static readonly Gen<Dictionary<string, FieldBase>> FieldBases =
        Gen.Dictionary(Gen.OneOf("displayName", "city", "País \"x\"", "a.b", "$", "e\\mail"), Bases)[0, 6];
}
