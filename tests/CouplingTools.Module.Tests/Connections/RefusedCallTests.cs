using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Calls that are wrong in themselves: what they say, and that nothing is sent.</summary>
public sealed class RefusedCallTests : IDisposable
{
    private const string Hidden = "function Hide($text) { $hidden = [securestring]::new(); $text.ToCharArray().ForEach({ $hidden.AppendChar($_) }); $hidden }; ";
    private const string Secret = " -ClientId c -ClientSecret (Hide 's')";
    private readonly LoopbackServices _services = new();
    private readonly ModuleSession _session = ModuleSession.Open();

    [Theory]
    [InlineData("-ClientId c -ClientSecret hunter2")]
    [InlineData("-ClientId c -Certificate c.pfx -CertificatePassword hunter2")]
    public void A_plain_secret_is_refused_and_not_repeated(string parameters)
    {
        foreach (var command in (string[])["Connect-CouplingEnvironment", "Test-CouplingConnection"])
        {
            var result = Call(command, parameters, _services.BusinessCentralUrl, _services.Root);

            Assert.Equal(["ParameterArgumentTransformationError"], result.ErrorIds);
            Assert.Contains("Read-Host -AsSecureString", result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", result.AllErrors[0].Exception.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ClientId c")]
    [InlineData("-TenantId t -ClientId c -Company Other")]
    public void Addresses_without_a_way_to_sign_in_say_which_ways_there_are(string parameters)
    {
        foreach (var command in (string[])["Connect-CouplingEnvironment", "Test-CouplingConnection"])
        {
            var result = Call(command, parameters, _services.BusinessCentralUrl, _services.Root);

            Assert.Equal(["SignInMissing"], result.ErrorIds);
            Assert.Contains("-ClientSecret", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-TenantId 'no tenant!'" + Secret, "SignInInvalid", "tenant")]
    [InlineData("-TenantId t -Authority http://login.contoso.test" + Secret, "AuthorityInvalid", "login.microsoftonline.us")]
    [InlineData("-TenantId t -Authority login.microsoftonline.us" + Secret, "AuthorityInvalid", "login.microsoftonline.us")]
    [InlineData("-ClientId c -Certificate '01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67'", "CertificateUnusable", "thumbprint")]
    [InlineData("-ClientId c -Certificate ([char]0x200E + '0123456789abcdef0123456789abcdef01234567')", "CertificateUnusable", "thumbprint")]
    public void What_cannot_be_a_sign_in_is_said_with_what_to_correct(string parameters, string error, string remedy)
    {
        var result = Call("Connect-CouplingEnvironment", parameters, _services.BusinessCentralUrl, _services.Root);

        Assert.Equal([error], result.ErrorIds);
        Assert.Contains(remedy, result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not find file", result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://businesscentral.dynamics.com/contoso.com/Production?company=CRONUS", null, "AddressOfBrowser")]
    [InlineData(null, "https://contoso.crm.dynamics.com/main.aspx?appid=5", "AddressOfBrowser")]
    [InlineData("https://api.businesscentral.dynamics.com", null, "AddressInvalid")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0", null, "AddressInvalid")]
    public void An_address_that_is_not_that_of_the_API_is_told_from_it(string? businessCentral, string? sales, string error)
    {
        var result = Call("Connect-CouplingEnvironment", "-AccessToken { throw }", businessCentral ?? _services.BusinessCentralUrl, sales ?? _services.Root);

        Assert.Equal([error], result.ErrorIds);
        Assert.Contains("<tenant>/<environment>", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Assert.Empty(_services.Requests);
        _session.Dispose();
        _services.Dispose();
    }

    private ModuleResult Call(string command, string parameters, string businessCentral, string sales) => _session.Invoke(
        $"{Hidden}{command} -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -StorePath s.db {parameters}", businessCentral, sales);
}
