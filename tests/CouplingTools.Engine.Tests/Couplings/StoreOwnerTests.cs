using CouplingTools.Engine.Couplings;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

public sealed class StoreOwnerTests
{
    private static readonly StoreScope s_known = Scope(Guid.NewGuid(), Guid.NewGuid(), "contoso.example/production");

    [Fact]
    public void A_new_store_takes_any_environment() => StoreOwner.Check("store", [], s_known);

    [Fact]
    public void Another_company_of_a_known_environment_is_welcome() =>
        StoreOwner.Check("store", [s_known], Scope(Guid.NewGuid(), s_known.OrganizationId, s_known.Place!.Environment));

    [Fact]
    public void Another_name_of_the_company_is_no_other_company() =>
        StoreOwner.Check("store", [s_known], s_known with { Place = s_known.Place! with { Company = "Renamed", Organization = "renamed.example" } });

    [Theory]
    [InlineData(true, true, "contoso.example/copy")]
    [InlineData(true, false, "contoso.example/production")]
    [InlineData(false, true, "contoso.example/copy")]
    [InlineData(false, false, "contoso.example/production")]
    public void Another_environment_or_organization_is_refused_unless_it_is_allowed(bool isSameCompany, bool isSameOrganization, string environment)
    {
        var wanted = Scope(
            isSameCompany ? s_known.CompanyId : Guid.NewGuid(), isSameOrganization ? s_known.OrganizationId : Guid.NewGuid(), environment);

        var refusal = Assert.Throws<CouplingException>(() => StoreOwner.Check("couplings.db", [s_known], wanted));

        Assert.Equal(("OtherEnvironment", ErrorClass.Configuration), (refusal.ErrorId, refusal.ErrorClass));
        Assert.All(
            new[] { "couplings.db", "contoso.example/production", environment, $"{s_known.CompanyId}", $"{s_known.OrganizationId}", $"{wanted.CompanyId}", $"{wanted.OrganizationId}", "CRONUS" },
            text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
        Assert.Contains("-AllowNewEnvironment", refusal.RecommendedAction!, StringComparison.Ordinal);
        StoreOwner.Check("couplings.db", [s_known], wanted with { IsWelcome = true });
    }

    private static StoreScope Scope(Guid company, Guid organization, string environment) =>
        new(company, organization) { Place = new StorePlace(environment, "CRONUS", "contoso.crm.example") };
}
