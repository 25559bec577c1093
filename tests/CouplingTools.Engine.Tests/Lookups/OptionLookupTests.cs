using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Options: a coupling of the terms goes before their code, and a code is a label or one of the mapping's list.</summary>
public sealed class OptionLookupTests
{
    private static readonly LookupDefinition s_terms = LookupBench.Lookup(BuiltIn.Customer, "paymentTermsId");

    private readonly LookupBench _bench = new();
    private readonly Guid _net30 = Guid.NewGuid();
    private readonly Guid _cod = Guid.NewGuid();

    public OptionLookupTests() => _bench.BusinessCentral
        .With("paymentTerms", ("id", _net30), ("code", "NET 30"))
        .With("paymentTerms", ("id", _cod), ("code", "COD"));

    [Fact]
    public async Task Terms_that_are_coupled_are_known_by_their_option()
    {
        _bench.Couplings.Couple("PaymentTerms", _cod, OptionId.Of("account", "paymenttermscode", 4));
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("paymentTermsId", _cod)), LookupBench.Row(("paymentTermsId", _net30))], [LookupBench.Row()]);
        Assert.Equal(FieldValue.Of(4), lookups.KeyOf(s_terms, Side.BusinessCentral, FieldValue.Of(_cod)));
        Assert.Equal(FieldValue.Of("NET 30"), lookups.KeyOf(s_terms, Side.BusinessCentral, FieldValue.Of(_net30)));
        Assert.Equal(FieldValue.Of(_cod), lookups.ReferenceOf(s_terms, Side.BusinessCentral, FieldValue.Of(4)));
        Assert.Equal(FieldValue.Of(_net30), lookups.ReferenceOf(s_terms, Side.BusinessCentral, FieldValue.Of("NET 30")));
    }

    [Fact]
    public void The_labels_of_the_column_are_codes_after_those_of_the_mapping()
    {
        var options = BuiltIn.Customer.Field("paymentTermsId").Definition.Options;
        Assert.Equal(("30 DAYS", 1), (options.First().Key, options["net 30"]));
        Assert.Equal(2, options["2% 10, Net 30"]);
        Assert.DoesNotContain("Active", BuiltIn.Customer.Field("blocked").Definition.Options.Keys);
    }

    [Fact]
    public void A_code_without_an_option_is_told_with_the_options_there_are()
    {
        var field = BuiltIn.Customer.Field("paymentTermsId");
        var answer = field.Codec.Write(Side.Sales, FieldValue.Of("COD"), [FieldValue.Blank], new FakeLookups());
        Assert.Equal("OptionNotMapped", answer.Problem!.Reason);
        Assert.Contains("'2% 10, Net 30' = 2", answer.Problem.Message, StringComparison.Ordinal);
    }
}
