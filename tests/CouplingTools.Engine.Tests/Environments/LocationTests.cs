using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Environments;
using Xunit;

namespace CouplingTools.Engine.Tests.Environments;

public sealed class LocationTests
{
    [Theory]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production", "contoso.com", "Production")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production/api/v2.0", "contoso.com", "Production")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production/api/v2.0/", "contoso.com", "Production")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/contoso.com/My%20Sandbox/api/contoso/sales/v1.0/", "contoso.com", "My Sandbox")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/Production", null, "Production")]
    [InlineData("https://proxy.contoso.com/bc/v2.0/6a4f3a4b-0000-0000-0000-000000000000/Test", "6a4f3a4b-0000-0000-0000-000000000000", "Test")]
    [InlineData("https://erp.contoso.com:7048/BC240", null, "BC240")]
    [InlineData("https://erp.contoso.com:7048/BC240/api/v2.0?tenant=default", null, "BC240")]
    [InlineData("https://erp.contoso.com", null, "erp.contoso.com")]
    public void Tenant_and_environment_are_read_from_the_address(string address, string? tenant, string environment) =>
        Assert.Equal(new BusinessCentralLocation(tenant, environment), BusinessCentralLocation.Of(new Uri(address)));

    [Theory]
    [InlineData("api.businesscentral.dynamics.com/production", "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production")]
    [InlineData("api.businesscentral.dynamics.com/production", "https://API.businesscentral.dynamics.com:443/v2.0/contoso.com/PRODUCTION/")]
    [InlineData("api.businesscentral.dynamics.com/production", "https://api.businesscentral.dynamics.com/v2.0/6a4f3a4b-0000-0000-0000-000000000000/production/api/v2.0/")]
    [InlineData("api.businesscentral.dynamics.com/production", "https://api.businesscentral.dynamics.com/v2.0/Production/API/V2.0")]
    [InlineData("api.businesscentral.dynamics.com/copy", "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Copy")]
    [InlineData("erp.contoso.com/bc", "https://erp.contoso.com:7048/BC/api/v2.0")]
    [InlineData("erp.contoso.com/bc", "https://erp.contoso.com/bc")]
    [InlineData("localhost/bc", "http://localhost:7048/BC")]
    [InlineData("localhost/bc", "https://127.0.0.1:7048/BC/")]
    [InlineData("localhost/bc", "http://[::1]:8080/bc/api/v2.0")]
    [InlineData("localhost", "http://127.0.0.1:8080")]
    public void An_environment_has_one_name_however_it_is_addressed(string name, string address) =>
        Assert.Equal(name, BusinessCentralLocation.NameOf(new Uri(address)));

    [Fact]
    public void The_default_store_depends_on_the_environment_and_the_organization_alone()
    {
        var scope = new StoreScope(Guid.NewGuid(), Guid.Parse("0a0b0c0d-0000-4000-8000-000000000001"));

        var path = DefaultStore.Of(new BusinessCentralLocation("contoso.com", "My Sandbox"), scope).Name;

        Assert.Equal("my-sandbox-0a0b0c0d-0000-4000-8000-000000000001.db", Path.GetFileName(path));
        Assert.Equal("couplingtools", Path.GetFileName(Path.GetDirectoryName(path)));
        Assert.Equal(path, DefaultStore.Of(new BusinessCentralLocation(null, "my sandbox"), scope with { CompanyId = Guid.NewGuid() }).Name);
    }
}
