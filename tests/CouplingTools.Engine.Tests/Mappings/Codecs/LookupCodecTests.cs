using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class LookupCodecTests
{
    private static readonly Guid s_customer = Guid.Parse("10000000-0000-0000-0000-000000000001");
    private static readonly Guid s_account = Guid.Parse("20000000-0000-0000-0000-000000000001");
    private static readonly Guid s_user = Guid.Parse("30000000-0000-0000-0000-000000000001");
    private static readonly Guid s_stranger = Guid.Parse("30000000-0000-0000-0000-000000000002");

    private static readonly FakeLookups s_lookups = new FakeLookups()
        .With(Side.BusinessCentral, "C1", s_customer)
        .With(Side.Sales, s_account, s_customer)
        .With(Side.BusinessCentral, "JR", "Jo@Cronus.com")
        .With(Side.Sales, s_user, "jo@cronus.com ");

    private static readonly IFieldCodec s_company = BuiltIn.Contact.Field("companyNumber").Codec;
    private static readonly IFieldCodec s_owner = BuiltIn.Customer.Field("salespersonCode").Codec;

    [Fact]
    public void A_coupled_company_goes_both_ways()
    {
        Assert.Equal(s_account, s_company.Carry(Side.Sales, "C1", lookups: s_lookups).Written());
        Assert.Equal("C1", s_company.Carry(Side.BusinessCentral, s_account, lookups: s_lookups).Written());
    }

    [Fact]
    public void Keys_meet_without_regard_to_case_and_blanks()
    {
        Assert.Equal(s_user, s_owner.Carry(Side.Sales, "JR", lookups: s_lookups).Written());
        Assert.True(s_owner.Agree(s_owner.Read(Side.BusinessCentral, "JR", s_lookups), s_owner.Read(Side.Sales, s_user, s_lookups)));
    }

    [Fact]
    public void A_company_whose_customer_is_not_coupled_makes_the_contact_wait_for_it()
    {
        var uncoupled = new FakeLookups().With(Side.BusinessCentral, "C1", s_customer);
        Assert.Equal(
            new CodecProblem("LookupMissing", $"Field 'companyNumber' waits for Customer '{s_customer}' of Business Central, which is not coupled with a record in Sales.", "Customer", Side.BusinessCentral, s_customer)
            {
                Policy = LookupMissingPolicy.Defer,
                Remedy = "Where the company is a vendor, its persons need a mapping of their own; about_CouplingTools_Mappings says how it is made.",
            },
            s_company.Carry(Side.Sales, "C1", lookups: uncoupled).Problem);
    }

    [Fact]
    public void An_account_that_is_not_coupled_makes_the_contact_wait_for_it()
    {
        var problem = s_company.Carry(Side.BusinessCentral, s_stranger, lookups: s_lookups).Problem!;
        Assert.Equal(
            ("LookupMissing", "Customer", Side.Sales, s_stranger, LookupMissingPolicy.Defer),
            (problem.Reason, problem.WaitsForMapping, problem.WaitsForSide, problem.WaitsForId, problem.Policy));
    }

    [Fact]
    public void An_owner_is_left_alone_when_no_user_has_the_salespersons_address()
    {
        var problem = s_owner.Carry(Side.Sales, "XX", present: s_user, lookups: s_lookups).Problem!;
        Assert.Equal(("LookupMissing", LookupMissingPolicy.Keep), (problem.Reason, problem.Policy));
        Assert.Equal("Salesperson", problem.WaitsForMapping);
        Assert.Contains("'XX'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LookupMissingPolicy.Defer, false, LookupMissingPolicy.Defer)]
    [InlineData(LookupMissingPolicy.Keep, false, LookupMissingPolicy.Keep)]
    [InlineData(LookupMissingPolicy.Clear, true, LookupMissingPolicy.Keep)]
    [InlineData(LookupMissingPolicy.Fail, false, null)]
    public void The_mapping_says_what_a_missing_lookup_does(LookupMissingPolicy policy, bool notNull, LookupMissingPolicy? expected) =>
        Assert.Equal(expected, (Mapping() with { OnLookupMissing = policy, NotNull = notNull }).Build().Carry(Side.Sales, "XX").Problem!.Policy);

    [Fact]
    public void A_missing_lookup_can_be_cleared() =>
        Assert.Null((Mapping() with { OnLookupMissing = LookupMissingPolicy.Clear }).Build().Carry(Side.Sales, "XX", present: s_user).Written());

    [Fact]
    public void A_reference_nothing_is_known_of_equals_itself_and_nothing_else()
    {
        var unknown = s_owner.Read(Side.BusinessCentral, "XX", s_lookups);
        Assert.True(s_owner.AreEqual(unknown, s_owner.Read(Side.BusinessCentral, "XX", s_lookups)));
        Assert.False(s_owner.AreEqual(unknown, s_owner.Read(Side.BusinessCentral, "xx", s_lookups)));
        Assert.False(s_owner.AreEqual(unknown, s_owner.Read(Side.Sales, "XX", s_lookups)));
        Assert.False(s_owner.AreEqual(unknown, FieldValue.Of("XX")));
        Assert.False(s_owner.AreEqual(unknown, FieldValue.Blank));
    }

    [Fact]
    public void A_key_that_looks_like_an_unknown_reference_does_not_collide_with_one()
    {
        var forged = new UnresolvedReference(Side.BusinessCentral, "XX").ToCanonical().Text;
        var lookups = new FakeLookups().With(Side.BusinessCentral, "JR", forged);
        Assert.False(s_owner.AreEqual(s_owner.Read(Side.BusinessCentral, "JR", lookups), s_owner.Read(Side.BusinessCentral, "XX", lookups)));
    }

    [Fact]
    public void A_key_that_is_blank_is_no_key()
    {
        var lookups = new FakeLookups().With(Side.BusinessCentral, "XX", " ").With(Side.Sales, s_user, " ");
        Assert.Equal("LookupMissing", s_owner.Carry(Side.Sales, "XX", lookups: lookups).Problem!.Reason);
    }

    [Fact]
    public void The_empty_id_refers_to_nothing() =>
        Assert.Null(s_company.Carry(Side.BusinessCentral, Guid.Empty, present: "C1", lookups: s_lookups).Written());

    [Fact]
    public void One_of_two_users_with_the_same_address_is_left_in_place()
    {
        var lookups = new FakeLookups().With(Side.BusinessCentral, "JR", "jo@cronus.com").With(Side.Sales, s_user, "jo@cronus.com").With(Side.Sales, s_stranger, "jo@cronus.com");
        Assert.Equal(s_stranger, s_owner.Carry(Side.Sales, "JR", present: s_stranger, lookups: lookups).Written());
    }

    private static FieldMapping Mapping() => Support.Codecs.Mapping("lookup") with
    {
        Lookup = new LookupDefinition { Sales = new LookupHop("systemusers", "systemuserid", "internalemailaddress", "systemuser") },
    };
}
