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

    /// <summary>The name of a sandbox in this process says nothing of where the same sandbox is served.</summary>
    [Theory]
    [InlineData("businesscentral.sandbox.invalid/production", "localhost/test")]
    [InlineData("localhost/test", "businesscentral.sandbox.invalid/production")]
    public void A_sandbox_is_the_same_wherever_it_is_served(string before, string now)
    {
        var known = Scope(s_known.CompanyId, s_known.OrganizationId, before);

        StoreOwner.Check("store", [known], Scope(known.CompanyId, known.OrganizationId, now));
        StoreOwner.Check("store", [known], Scope(Guid.NewGuid(), known.OrganizationId, now));
        Assert.Throws<CouplingException>(() => StoreOwner.Check("store", [known], Scope(known.CompanyId, Guid.NewGuid(), now)));
    }

    [Fact]
    public void An_owner_of_unknown_names_lets_no_other_in()
    {
        StoreOwner.Check("store", [s_known with { Place = null }], s_known);
        Assert.Throws<CouplingException>(() => StoreOwner.Check("store", [s_known, Samples.Scope()], Scope(Guid.NewGuid(), Guid.NewGuid(), "contoso.example/copy")));
    }

    private static StoreScope Scope(Guid company, Guid organization, string environment) =>
        new(company, organization) { Place = new StorePlace(environment, "CRONUS", "contoso.crm.example") };
}
