using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class OptionCodecTests
{
    private static readonly Guid s_thirtyDays = Guid.Parse("00000000-0000-0000-0000-000000000030");
    private static readonly Guid s_net30 = Guid.Parse("00000000-0000-0000-0000-000000000031");
    private static readonly Guid s_cashOnDelivery = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private static readonly FakeLookups s_terms = new FakeLookups()
        .With(Side.BusinessCentral, s_net30, "NET 30")
        .With(Side.BusinessCentral, s_thirtyDays, "30 DAYS")
        .With(Side.BusinessCentral, s_cashOnDelivery, "COD");

    private static readonly IFieldCodec s_codec = BuiltIn.Customer.Field("paymentTermsId").Codec;

    [Fact]
    public void An_id_goes_by_its_code_to_the_integer_of_the_table() =>
        Assert.Equal(1m, s_codec.Carry(Side.Sales, s_thirtyDays, lookups: s_terms).Written());

    [Fact]
    public void An_integer_goes_to_the_first_code_of_the_table_that_exists()
    {
        Assert.Equal(s_thirtyDays, s_codec.Carry(Side.BusinessCentral, 1, lookups: s_terms).Written());
        var withoutThirtyDays = new FakeLookups().With(Side.BusinessCentral, s_net30, "net 30");
        Assert.Equal(s_net30, s_codec.Carry(Side.BusinessCentral, 1, lookups: withoutThirtyDays).Written());
    }

    [Fact]
    public void Codes_that_share_an_integer_are_the_same_and_the_present_one_is_kept()
    {
        Assert.True(s_codec.AreEqual(s_codec.Read(Side.BusinessCentral, s_thirtyDays, s_terms), s_codec.Read(Side.BusinessCentral, s_net30, s_terms)));
        Assert.Equal(s_net30, s_codec.Carry(Side.BusinessCentral, 1, present: s_net30, lookups: s_terms).Written());
    }

    [Fact]
    public void A_code_without_a_partner_is_left_alone_naming_the_legal_ones()
    {
        var problem = s_codec.Carry(Side.Sales, s_cashOnDelivery, lookups: s_terms).Problem!;
        Assert.Equal(("OptionNotMapped", LookupMissingPolicy.Keep), (problem.Reason, problem.Policy));
        Assert.Contains("'COD' has no counterpart in Sales. Legal are '30 DAYS' = 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_without_a_partner_are_the_same_whatever_their_case_and_blanks()
    {
        var other = new FakeLookups().With(Side.BusinessCentral, s_cashOnDelivery, " cod ");
        Assert.True(s_codec.AreEqual(s_codec.Read(Side.BusinessCentral, s_cashOnDelivery, s_terms), s_codec.Read(Side.BusinessCentral, s_cashOnDelivery, other)));
    }

    [Fact]
    public void An_integer_without_a_partner_is_left_alone_and_differs_from_every_code()
    {
        Assert.Equal("OptionNotMapped", s_codec.Carry(Side.BusinessCentral, 9, lookups: s_terms).Problem!.Reason);
        Assert.False(s_codec.AreEqual(s_codec.Read(Side.Sales, 9), s_codec.Read(Side.Sales, 1)));
        Assert.False(s_codec.AreEqual(s_codec.Read(Side.Sales, 9), s_codec.Read(Side.Sales, null)));
    }

    [Fact]
    public void An_integer_the_organisation_has_removed_is_left_alone_naming_what_it_has()
    {
        var field = Support.Codecs.Mapping("option") with
        {
            Options = new Dictionary<string, int> { ["FOB"] = 7 },
            OnLookupMissing = LookupMissingPolicy.Fail,
        };
        var column = new FieldDescription { Name = "sales", Kind = FieldKind.Option, Options = new Dictionary<string, string> { ["1"] = "FOB" } };
        var codec = CouplingTools.Engine.Mappings.Codecs.CodecKinds.Build(
            new(field, [new FieldDescription { Name = "bc", Kind = FieldKind.Text }], [column]));
        var problem = codec.Carry(Side.Sales, "FOB").Problem!;
        Assert.Contains("Legal are 1 = 'FOB'", problem.Message, StringComparison.Ordinal);
        Assert.Null(problem.Policy);
    }

    [Theory]
    [InlineData(LookupMissingPolicy.Keep, LookupMissingPolicy.Keep)]
    [InlineData(LookupMissingPolicy.Fail, null)]
    [InlineData(LookupMissingPolicy.Defer, null)]
    public void The_mapping_says_what_an_option_without_a_partner_does(LookupMissingPolicy policy, LookupMissingPolicy? expected) =>
        Assert.Equal(expected, (Members() with { OnLookupMissing = policy }).Build(FieldKind.Enumeration, FieldKind.Option).Carry(Side.Sales, "Invoice").Problem!.Policy);

    [Fact]
    public void An_option_without_a_partner_can_be_cleared() =>
        Assert.Null((Members() with { OnLookupMissing = LookupMissingPolicy.Clear }).Build(FieldKind.Enumeration, FieldKind.Option).Carry(Side.Sales, "Invoice", present: 1).Written());

    [Fact]
    public void The_blank_member_of_an_enumeration_may_have_a_partner()
    {
        var codec = (Members() with { Options = new Dictionary<string, int> { [" "] = 0, ["All"] = 1 } }).Build(FieldKind.Enumeration, FieldKind.Option);
        Assert.True(codec.Agree(codec.Read(Side.BusinessCentral, " "), codec.Read(Side.Sales, 0)));
        Assert.Equal(0m, codec.Carry(Side.Sales, " ", present: 1).Written());
        Assert.Null(codec.Carry(Side.BusinessCentral, 0, present: "All").Written());
    }

    [Fact]
    public void No_payment_terms_are_a_blank_in_Sales()
    {
        Assert.Null(s_codec.Carry(Side.Sales, Guid.Empty, present: 1, lookups: s_terms).Written());
        Assert.Null(s_codec.Carry(Side.BusinessCentral, null, present: s_net30, lookups: s_terms).Written());
    }

    private static FieldMapping Members() => Support.Codecs.Mapping("option") with { Options = new Dictionary<string, int> { ["All"] = 1 } };
}
