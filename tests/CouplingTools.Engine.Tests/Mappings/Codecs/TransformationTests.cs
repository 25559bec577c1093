using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Records;
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
    [InlineData("digitsOnly", "", "+1 (555) ٣-7", "15557")]
    [InlineData("substring", "start=1;length=2", "abcd", "bc")]
    [InlineData("substring", "start=2", "abcd", "cd")]
    [InlineData("substring", "start=9", "abcd", "")]
    [InlineData("substring", "start=0;length=1", "😀a", "😀")]
    [InlineData("replace", "find= Inc;with=, Inc.", "Acme Inc", "Acme, Inc.")]
    [InlineData("replace", "find=a", "banana", "bnn")]
    [InlineData("regexReplace", "pattern=\\s*\\b(Inc|Ltd)\\.?$;with=", "Acme Inc.", "Acme")]
    [InlineData("regexReplace", "pattern=^(\\d+) (.*)$;with=$2 $1", "12 High Street", "High Street 12")]
    public void A_transformation_does_what_its_name_says(string kind, string arguments, string text, string expected) =>
        Assert.Equal(expected, new TransformationChain([Step(kind, arguments)]).Apply(text));

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
