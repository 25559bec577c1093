using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Mappings.Support;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class TransformationTests
{
    [Theory]
    [InlineData("trim", "", " a b\t", "a b")]
    [InlineData("upper", "", "straße i", "STRAßE I")]
    [InlineData("lower", "", "STRASSE I", "strasse i")]
    [InlineData("title", "", "ACME iNC", "Acme Inc")]
    [InlineData("alphanumericOnly", "", "Ä-1 b.", "Ä1b")]
    [InlineData("alphanumericOnly", "", "𠮷 é-1", "𠮷é1")]
    [InlineData("digitsOnly", "", "+1 (555) ٣-7", "15557")]
    [InlineData("substring", "start=1;length=2", "abcd", "bc")]
    [InlineData("substring", "start=2", "abcd", "cd")]
    [InlineData("substring", "start=9", "abcd", "")]
    [InlineData("substring", "start=0;length=1", "😀a", "😀")]
    [InlineData("replace", "find= Inc;with=, Inc.", "Acme Inc", "Acme, Inc.")]
    [InlineData("replace", "find=a", "banana", "bnn")]
    [InlineData("regexReplace", "pattern=\\s*\\b(Inc|Ltd)\\.?$;with=", "Acme Inc.", "Acme")]
    [InlineData("regexReplace", "pattern=^(\\d+) (.*)$;with=$2 $1", "12 High Street", "High Street 12")]
    [InlineData("regexExtract", "pattern=\\d+", "Suite 12b 9", "12")]
    [InlineData("regexExtract", "pattern=(?<street>\\D+) (\\d+);group=street", "High Street 12", "High Street")]
    [InlineData("regexExtract", "pattern=\\d+", "none", "")]
    [InlineData("dateFormat", "to=dd/MM/yyyy", "2026-12-31", "31/12/2026")]
    [InlineData("dateFormat", "to=yyyy-MM-dd;from=dd/MM/yyyy", "31/12/2026", "2026-12-31")]
    [InlineData("dateFormat", "to=yyyyMMdd", "no date", null)]
    [InlineData("dateFormat", "to=yyyyMMdd", " 2026-12-31T23:59Z ", "20261231")]
    [InlineData("dateFormat", "to=yyyyMMdd", "01/02/2026", null)]
    [InlineData("dateFormat", "to=yyyyMMdd", "12:30", null)]
    [InlineData("dateFormat", "to=yyyyMMdd", "10.5", null)]
    [InlineData("dateTimeFormat", "to=yyyyMMddHHmmss", "2026-12-31 23:59:58.5", "20261231235958")]
    [InlineData("dateTimeFormat", "to=yyyyMMddHHmmss", "2026-12-31T23:59:58+01:00", "20261231225958")]
    [InlineData("extractFromDate", "part=quarter", "2026-11-02", "4")]
    [InlineData("extractFromDate", "part=week", "2027-01-01", "53")]
    [InlineData("extractFromDate", "part=weekday", "2026-11-29", "7")]
    [InlineData("unixTimestamp", "", "1970-01-02", "86400")]
    [InlineData("unixTimestamp", "unit=milliseconds", "1970-01-01T00:00:01.5Z", "1500")]
    [InlineData("fromUnixTimestamp", "", "86400", "1970-01-02T00:00:00Z")]
    [InlineData("fromUnixTimestamp", "", "99999999999999999", null)]
    [InlineData("decimalFormat", "to=#,##0.00;decimalSeparator=,", "1234567.891", "1.234.567,89")]
    [InlineData("decimalFormat", "to=0.##;fromDecimalSeparator=,;fromGroupSeparator=.", "1.234,50", "1234.5")]
    [InlineData("decimalFormat", "to=0.##", "-1,234,567.5 ", "-1234567.5")]
    [InlineData("decimalFormat", "to=0.##", "12,34,567.5", "1234567.5")]
    [InlineData("decimalFormat", "to=0.##", "1,5", null)]
    [InlineData("decimalFormat", "to=0.##;fromDecimalSeparator=,", "1.5", null)]
    [InlineData("decimalFormat", "to=0.##", "1,234,5", null)]
    [InlineData("decimalFormat", "to=0.##", ",123", null)]
    [InlineData("decimalFormat", "to=0.##", "1,234-", "-1234")]
    [InlineData("decimalFormat", "to=0.##;fromGroupSeparator=\u00a0", "1\u00a0234.5", "1234.5")]
    [InlineData("decimalFormat", "to=0.##;fromGroupSeparator=", "1234.5", "1234.5")]
    [InlineData("round", "precision=0.01", "2.345", "2.35")]
    [InlineData("round", "precision=0.01", "-2.345", "-2.35")]
    [InlineData("round", "precision=5;direction=up", "11", "15")]
    [InlineData("round", "precision=5;direction=up", "-11", "-15")]
    [InlineData("round", "precision=5;direction=down", "-14", "-10")]
    [InlineData("round", "precision=1", "many", null)]
    [InlineData("countryToIso", "", "Danmark", "DK")]
    [InlineData("countryToIso", "", "DENMARK", "DK")]
    [InlineData("countryToIso", "", " dk ", "DK")]
    [InlineData("countryToIso", "", "dnk", "DK")]
    [InlineData("countryToIso", "form=alpha3", "Österreich", "AUT")]
    [InlineData("countryToIso", "", "U.S.A.", "US")]
    [InlineData("countryToIso", "", "Etats Unis", "US")]
    [InlineData("countryToIso", "", "United Kingdom", "GB")]
    [InlineData("countryToIso", "", "Congo", "Congo")]
    [InlineData("countryToIso", "", "Atlantis", "Atlantis")]
    [InlineData("countryToIso", "otherwise=clear", "Atlantis", "")]
    [InlineData("countryToIso", "otherwise=fail", "Atlantis", null)]
    [InlineData("isoToCountry", "", "DK", "Denmark")]
    [InlineData("isoToCountry", "language=da", "DNK", "Danmark")]
    [InlineData("isoToCountry", "", "Denmark", "Denmark")]
    [InlineData("removeLegalSuffix", "", "Acme, Inc.", "Acme")]
    [InlineData("removeLegalSuffix", "", "Müller GmbH & Co. KG", "Müller")]
    [InlineData("removeLegalSuffix", "", "Novo Nordisk A/S", "Novo Nordisk")]
    [InlineData("removeLegalSuffix", "", "Cemex, S.A.B. de C.V.", "Cemex")]
    [InlineData("removeLegalSuffix", "", "Foo Sp. z o.o.", "Foo")]
    [InlineData("removeLegalSuffix", "", "Cemex, S. A. B. de C. V.", "Cemex")]
    [InlineData("removeLegalSuffix", "", "O'Neil & Sons (Pty) Ltd", "O'Neil & Sons")]
    [InlineData("removeLegalSuffix", "", "Fabrikam Aktiengesellschaft", "Fabrikam")]
    [InlineData("removeLegalSuffix", "", "Smith & Co", "Smith")]
    [InlineData("removeLegalSuffix", "", "What It Is", "What It Is")]
    [InlineData("removeLegalSuffix", "", "Limited", "Limited")]
    [InlineData("removeLegalSuffix", "", "Acme Incline", "Acme Incline")]
    public void A_transformation_does_what_its_name_says(string kind, string arguments, string text, string? expected) =>
        Assert.Equal(expected, new TransformationChain([Step(kind, arguments)]).Apply(text));

    [Theory]
    [InlineData("lookup", "keep", "b", "b")]
    [InlineData("lookup", "keep", " A ", "Alpha")]
    [InlineData("lookup", "clear", "b", "")]
    [InlineData("lookup", "fail", "b", null)]
    [InlineData("countryToIso", "fail", "a", "Alpha")]
    [InlineData("isoToCountry", "fail", "A", "Alpha")]
    [InlineData("isoToCountry", "fail", "DE", "Germany")]
    public void A_table_of_the_mapping_comes_first(string kind, string otherwise, string text, string? expected)
    {
        var step = Step(kind, $"otherwise={otherwise}") with { Values = new Dictionary<string, string> { ["A"] = "Alpha" } };
        Assert.Equal(expected, new TransformationChain([step]).Apply(text));
    }

    [Fact]
    public void Every_name_of_a_country_that_is_its_alone_finds_it_and_every_country_has_one_in_each_language()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.All(Countries.All, country =>
        {
            Assert.Equal(country, Countries.Find(country.Alpha2));
            Assert.Equal(country, Countries.Find(country.Alpha3));
            Assert.All(Countries.Languages, language => Assert.Contains(country.Names, name => name.Language == language));
            Assert.Equal(country, Countries.Find(country.NameIn("en").ToUpperInvariant()));
        });
    }

    [Fact]
    public void A_chain_is_applied_in_order()
    {
        var chain = new TransformationChain([Step("replace", "find=a;with=b"), Step("replace", "find=b;with=c"), Step("upper", "")]);
        Assert.Equal("CC", chain.Apply("ab"));
    }

    [Fact]
    public void A_regular_expression_that_takes_too_long_refuses_the_value()
    {
        var field = Support.Codecs.Mapping("text") with { TransformToSales = [Step("regexReplace", "pattern=^(a+)+$;with=")] };
        var problem = field.Build().Carry(Side.Sales, new string('a', 40) + "!").Problem!;
        Assert.Equal("ValueNotConvertible", problem.Reason);
    }

    [Fact]
    public void A_text_is_transformed_on_its_way_and_agrees_afterwards()
    {
        var codec = Upper(SyncDirection.Bidirectional);
        Assert.Equal("ACME", codec.Carry(Side.Sales, "Acme").Written());
        Assert.True(codec.Agree(FieldValue.Of("Acme"), FieldValue.Of("ACME")));
        Assert.Equal("Acme", codec.Carry(Side.BusinessCentral, "ACME", present: "Acme").Written());
    }

    [Fact]
    public void An_edit_that_a_transformation_would_undo_is_still_seen()
    {
        var codec = Upper(SyncDirection.Bidirectional);
        Assert.False(codec.AreEqual(FieldValue.Of("ACME"), FieldValue.Of("Acme")));
        Assert.False(codec.AreEqual(FieldValue.Of("Acme"), FieldValue.Of("ACME")));
    }

    [Theory]
    [InlineData(SyncDirection.Bidirectional, true)]
    [InlineData(SyncDirection.ToSales, false)]
    public void Equal_texts_agree_only_where_one_may_go_to_the_other_untransformed(SyncDirection direction, bool agree) =>
        Assert.Equal(agree, Upper(direction).Agree(FieldValue.Of("Acme"), FieldValue.Of("Acme")));

    [Fact]
    public void The_length_is_checked_after_the_transformation()
    {
        var field = Support.Codecs.Mapping("text") with { TransformToBusinessCentral = [Step("substring", "start=0;length=3")] };
        Assert.Equal("abc", field.Build(businessCentralLength: 3).Carry(Side.BusinessCentral, "abcdef").Written());
    }

    [Theory]
    [InlineData(TruncationPolicy.Truncate, false)]
    [InlineData(TruncationPolicy.Warn, true)]
    public void A_text_that_is_too_long_is_cut_where_the_mapping_wants_that_and_it_is_told(TruncationPolicy policy, bool isShown)
    {
        var codec = (Support.Codecs.Mapping("text") with { Truncation = policy }).Build(salesLength: 4);
        var result = codec.Carry(Side.Sales, "abcdef");
        Assert.Equal("abcd", result.Written());
        Assert.Equal("ValueTruncated", result.Warning!.Reason);
        Assert.Equal(isShown, result.Warning.IsShown);
        Assert.Contains("'abcdef' has 6 characters", result.Warning.Message, StringComparison.Ordinal);
        Assert.True(codec.Agree(FieldValue.Of("abcdef"), FieldValue.Of("abcd")));
        Assert.False(codec.Agree(FieldValue.Of("abcdef"), FieldValue.Of("abc")));
        Assert.Equal("abcdef", codec.Carry(Side.BusinessCentral, "abcd", present: "abcdef").Written());
        Assert.Null(codec.Carry(Side.Sales, "abcd").Warning);
        Assert.Equal("abc", (Support.Codecs.Mapping("text") with { Truncation = policy }).Build(salesLength: 4).Carry(Side.Sales, "abc😀").Written());
    }

    [Fact]
    public void A_number_and_a_date_are_transformed_as_texts_and_become_values_again()
    {
        var rounded = (Support.Codecs.Mapping("decimal") with { TransformToSales = [Step("round", "precision=10")] }).Build(FieldKind.Number, FieldKind.Number);
        Assert.Equal(20m, rounded.Carry(Side.Sales, 17.5m).Written());
        Assert.True(rounded.Agree(FieldValue.Of(17.5m), FieldValue.Of(20m)));
        var date = (Support.Codecs.Mapping("date") with { TransformToSales = [Step("dateFormat", "to=yyyy-MM-01")] }).Build(FieldKind.Date, FieldKind.Date);
        Assert.Equal(new DateOnly(2026, 12, 1), date.Carry(Side.Sales, new DateOnly(2026, 12, 31)).Written());
    }

    [Fact]
    public void Any_chain_gives_texts_that_can_be_sent() =>
        Gen.Select(Samples.Text, Gen.Int[0, 3], Gen.Int[0, 3]).Sample(
            (text, start, length) =>
            {
                var part = new TransformationChain([Step("substring", $"start={start};length={length}"), Step("alphanumericOnly", "")]).Apply(text)!;
                return part.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
            },
            iter: 10_000);

    private static IFieldCodec Upper(SyncDirection direction) =>
        (Support.Codecs.Mapping("text") with { TransformToSales = [Step("upper", "")], Direction = direction }).Build();

    private static FieldTransformation Step(string kind, string arguments) => new(
        kind,
        arguments.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]));
}
