using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>The kinds of field the properties are tried on, with the product's own codecs and a lossy one.</summary>
internal static class Shapes
{
    private static readonly object?[] s_texts = [null, "Ab", " Ab ", "AB", "ab", "abcdefgh", "abcdeXYZ", "Straße", "İstanbul", "x", "one\ntwo", "one\r\ntwo"];
    private static readonly object?[] s_plain = [null, "Ab", " Ab ", "AB", "abcdefgh", "abcdeXYZ", "abcd efg", "x"];
    private static readonly object?[] s_short = [null, "Ab", "AB", "abcde", "abcdX", "x"];
    private static readonly object?[] s_numbers = [0m, 1.5m, 1.501m, 2.25m, -3m];
    private static readonly object?[] s_codes = [null, "NET30", "net45 ", "COD", "ODD"];
    private static readonly object?[] s_options = [null, 1m, 2m, 3m, 99m];
    private static readonly object?[] s_names = [null, "Ada King", "Ada  King", "Ida King", "King", "Ada Augusta King", "Ada van der Berg"];

    private static readonly Shape s_text = Of("text", s_texts, s_texts);
    private static readonly Shape s_code = Of("code", s_texts, s_texts) with { BusinessCentralKind = FieldKind.Code };
    private static readonly Shape s_amount = Of("decimal", s_numbers, [null, .. s_numbers], FieldKind.Number, FieldKind.Number, new() { Name = "-", Scale = 2 });
    private static readonly Shape s_yesNo = Of("boolean", [false, true], [null, false, true], FieldKind.Boolean, FieldKind.Boolean);
    private static readonly Shape s_date = Of(
        "date",
        [null, new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1)],
        [null, Time(29, 0), Time(29, 23), Time(28, 12)],
        FieldKind.Date,
        FieldKind.DateTime);

    private static readonly Shape s_firstAndLast = PersonName("person", "first", "last");
    private static readonly Shape s_threeNames = PersonName("fullName", "first", "middle", "last");
    private static readonly Shape s_upperInSales = Of("text", s_texts, s_texts, mapping: new() { Name = "-", TransformToSales = [Step("upper")] }) with { Name = "upper" };
    private static readonly Shape s_partInSales = Of("text", s_plain, s_plain, mapping: new()
    {
        Name = "-", TransformToSales = [Step("substring", ("start", "0"), ("length", "5"))],
    }) with { Name = "part" };

    private static readonly Shape s_cut = Of("text", s_short, s_texts) with { Name = "cut", Codec = new KeepingCodec(new TruncatingCodec(5)) };

    private static readonly Dictionary<string, int> s_optionTable = new() { ["NET30"] = 1, ["NET45"] = 2, ["COD"] = 3 };

    /// <summary>Shapes whose every value the other side can hold.</summary>
    public static IReadOnlyList<Shape> Total { get; } =
        [s_text, s_code, s_amount, s_yesNo, s_date, s_firstAndLast, s_threeNames, s_upperInSales, s_partInSales, s_cut];

    /// <summary>Shapes with values the other side cannot hold, which are left alone.</summary>
    public static IReadOnlyList<Shape> Kept { get; } = [Option(LookupMissingPolicy.Keep), Lookup(LookupMissingPolicy.Keep)];

    /// <summary>Shapes with values the other side cannot hold, which clear it.</summary>
    public static IReadOnlyList<Shape> Cleared { get; } = [Option(LookupMissingPolicy.Clear), Lookup(LookupMissingPolicy.Clear)];

    /// <summary>Shapes with values the other side cannot hold, which stop the record.</summary>
    public static IReadOnlyList<Shape> Strict { get; } =
        [Lookup(LookupMissingPolicy.Defer), Option(LookupMissingPolicy.Fail), s_text with { Name = "limited", MaxLength = 6 }];

    public static IReadOnlyList<Shape> All { get; } = [.. Total, .. Kept, .. Cleared, .. Strict];

    /// <summary>Texts with random chains of transformations, lossy or not.</summary>
    public static IReadOnlyList<Shape> Chained { get; } = [.. Enumerable.Range(0, 120).Select(seed => Chain(new Random(seed)))];

    private static Shape Chain(Random random)
    {
        FieldTransformation[] steps =
        [
            Step("trim"), Step("upper"), Step("lower"), Step("title"), Step("alphanumericOnly"), Step("digitsOnly"), Step("removeLegalSuffix"),
            Step("substring", ("start", "1"), ("length", "4")), Step("replace", ("find", "a"), ("with", "aa")), Step("replace", ("find", "b"), ("with", "a")),
            Step("regexReplace", ("pattern", "[aeiou]")), Step("regexExtract", ("pattern", "\\w+")), Step("countryToIso"), Step("isoToCountry"),
            Step("isoToCountry", ("language", "da"), ("otherwise", "fail")), Step("dateFormat", ("to", "dd.MM.yyyy")),
            Step("lookup", ("otherwise", "clear")) with { Values = new Dictionary<string, string> { ["ab"] = "X Inc.", ["x"] = "Ab" } },
        ];
        object?[] texts = [.. s_plain, "Danmark", "DK", "dnk", "Denmark", "X Inc.", "2024-02-29", "29.02.2024", "a1b2"];
        return Of("text", texts, texts, mapping: new()
        {
            Name = "-", TransformToSales = Some(), TransformToBusinessCentral = Some(), Truncation = (TruncationPolicy)random.Next(3),
        }) with { Name = "chain", MaxLength = random.Next(3) == 0 ? null : 6 };

        FieldTransformation[] Some() => [.. random.GetItems(steps, random.Next(4))];
    }

    private static Shape Option(LookupMissingPolicy policy) => Of(
        "option", s_codes, s_options, FieldKind.Code, FieldKind.Option, new() { Name = "-", Options = s_optionTable, OnLookupMissing = policy }) with
    {
        Name = $"option{policy}",
    };

    private static Shape Lookup(LookupMissingPolicy policy) => Of(
        "lookup",
        [null, KnownReferences.FirstCode.Value, KnownReferences.SecondCode.Value, "XXX"],
        [null, KnownReferences.FirstId.Value, KnownReferences.SecondId.Value, Guid.Parse("99999999-0000-0000-0000-000000000009")],
        FieldKind.Code,
        FieldKind.Lookup,
        new() { Name = "-", Lookup = new LookupDefinition(), OnLookupMissing = policy }) with
    {
        Name = $"lookup{policy}",
    };

    private static Shape PersonName(string name, params string[] parts)
    {
        object?[] words = [null, "Ada", "Ida", "King", "van der Berg"];
        return Of("personName", s_names, words, mapping: new() { Name = "-", Sales = parts }) with
        {
            Name = name,
            SalesValues = Pick.From(words).Array[parts.Length].Select(Values),
        };
    }

    private static Shape Of(
        string codec,
        object?[] businessCentral,
        object?[] sales,
        FieldKind businessCentralKind = FieldKind.Text,
        FieldKind salesKind = FieldKind.Text,
        FieldMapping? mapping = null)
    {
        mapping ??= new FieldMapping { Name = "-" };
        return new Shape(
            codec,
            mapping with { Codec = codec, BusinessCentral = ["bc"], Sales = mapping.Sales.Count > 0 ? mapping.Sales : ["sales"] },
            businessCentralKind,
            salesKind,
            Pick.From(businessCentral).Select(value => Values([value])),
            Pick.From(sales).Select(value => Values([value])));
    }

    private static IReadOnlyList<FieldValue> Values(object?[] values) => [.. values.Select(FieldValue.Of)];

    private static FieldTransformation Step(string kind, params (string Name, string Value)[] arguments) =>
        new(kind, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));

    private static DateTimeOffset Time(int day, int hour) => new(2024, 2, day, hour, 0, 0, TimeSpan.Zero);
}
