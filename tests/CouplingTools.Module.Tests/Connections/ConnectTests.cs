using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

public sealed class ConnectTests : IDisposable
{
    private const string Connect = "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Company Other -StorePath store.db ";
    private const string Hidden = "function ConvertTo-Hidden($text) { $hidden = [securestring]::new(); $text.ToCharArray().ForEach({ $hidden.AppendChar($_) }); $hidden }; ";
    private readonly LoopbackServices _services = new();
    private readonly ModuleSession _session = ModuleSession.Open();

    [Fact]
    public void A_script_block_is_asked_for_a_token_for_each_service_on_the_pipeline_thread()
    {
        var asked = _session.Run(
            """
            $asked = [System.Collections.Generic.List[string]]::new()
            $thread = [Environment]::CurrentManagedThreadId
            $script = {
                param($resource)
                $asked.Add("$resource $([Environment]::CurrentManagedThreadId -eq $thread)")
                "token-for-$resource"
            }
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Company Other -StorePath store.db -AccessToken $script
            $asked
            """,
            _services.BusinessCentralUrl, _services.Root).Select(line => (string)line.BaseObject);

        Assert.Equal(["https://api.businesscentral.dynamics.com True", $"{_services.Root} True"], asked);
        Assert.Contains(_services.Requests, r => r == ("/v2.0/contoso.com/Production/api/v2.0/companies", "Bearer token-for-https://api.businesscentral.dynamics.com"));
        Assert.Contains(_services.Requests, r => r == ("/api/data/v9.2/WhoAmI", $"Bearer token-for-{_services.Root}"));
    }

    [Fact]
    public void The_connection_says_what_it_is_connected_to()
    {
        var connection = (CouplingConnection)Assert.Single(Open("-AccessToken { 't' }")).BaseObject;

        Assert.Equal(("Production", "Other", false), (connection.Name, connection.Company, connection.IsSandbox));
        Assert.Equal(Path.Combine(_session.Folder, "store.db"), connection.StorePath);
        Assert.Same(connection, Assert.Single(_session.Run("Get-CouplingConnection")).BaseObject);
    }

    [Theory]
    [InlineData("Get-CouplingSandboxLog")]
    [InlineData("Set-CouplingSandboxFault Throttle")]
    [InlineData("Clear-CouplingSandboxFault")]
    public void What_only_a_sandbox_has_is_refused_and_the_file_of_a_served_one_may_be_named(string command)
    {
        Open("-AccessToken { 't' }");

        var result = _session.Invoke(command);

        Assert.Equal(["NotASandbox"], result.ErrorIds);
        Assert.Contains("-Sandbox", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_APIs_of_the_addresses_may_be_named_too_and_a_path_in_front_is_kept()
    {
        _session.Run(
            Connect + "-AccessToken { 't' }", _services.Root + "/proxy/v2.0/contoso.com/Production/api/v2.0/", _services.Root + "/crm/api/data/v9.2");

        Assert.Contains(_services.Requests, r => r.Path == "/proxy/v2.0/contoso.com/Production/api/v2.0/companies");
        Assert.Contains(_services.Requests, r => r.Path == "/crm/api/data/v9.2/WhoAmI");
    }

    [Fact]
    public void A_script_block_is_asked_again_when_its_token_is_refused()
    {
        _services.Accepted = ["Bearer good"];

        _session.Run("$global:n = 0; $null = " + Connect + "-AccessToken { $global:n++; if ($global:n -gt 2) { 'good' } else { 'old' } }", _services.BusinessCentralUrl, _services.Root);

        Assert.Equal(2, _services.Requests.Count(r => r.Authorization == "Bearer old"));
        Assert.Equal(2, _services.Requests.Count(r => r.Authorization == "Bearer good"));
    }

    [Theory]
    [InlineData("(ConvertTo-Hidden 'good')")]
    [InlineData("{ ConvertTo-Hidden 'good' }")]
    [InlineData("{ [pscustomobject]@{ Token = 'good'; ExpiresOn = [DateTimeOffset]::UtcNow.AddHours(1) } }")]
    [InlineData("{ [pscustomobject]@{ Token = ConvertTo-Hidden 'good' } }")]
    [InlineData("{ @{ access_token = 'good'; expires_on = '2099-01-01' } | ForEach-Object { [pscustomobject]$_ } }")]
    public void A_token_comes_in_many_shapes(string token)
    {
        _services.Accepted = ["Bearer good"];

        _session.Run(Hidden + "$null = " + Connect + "-AccessToken " + token, _services.BusinessCentralUrl, _services.Root);

        Assert.Equal(2, _services.Requests.Count);
    }

    [Theory]
    [InlineData("-AccessToken 'plain'", "AccessTokenNotHidden")]
    [InlineData("-AccessToken { }", "TokenMissing")]
    [InlineData("-AccessToken { throw 'no vault' }", "TokenScriptFailed")]
    [InlineData("-AccessToken { 'bad' }", "TokenRefused")]
    [InlineData("-AccessToken (ConvertTo-Hidden 'bad')", "TokenExpired")]
    public void A_token_that_does_not_do_is_explained(string parameters, string error)
    {
        _services.Accepted = ["Bearer good"];

        var result = _session.Invoke(Hidden + Connect + parameters, _services.BusinessCentralUrl, _services.Root);

        Assert.Equal([error], result.ErrorIds);
        Assert.NotEmpty(result.AllErrors[0].ErrorDetails.RecommendedAction);
        Assert.Empty(_session.Run("Get-CouplingConnection"));
    }

    [Fact]
    public void A_user_with_a_key_signs_in_to_Business_Central_beside_another_way_for_Sales()
    {
        _services.Accepted = ["Basic QURNSU46a2V5", "Bearer good"];

        _session.Run(Hidden + "$null = " + Connect + "-AccessToken { 'good' } -Credential ([pscredential]::new('ADMIN', (ConvertTo-Hidden 'key')))", _services.BusinessCentralUrl, _services.Root);

        Assert.Contains(_services.Requests, r => r is { Authorization: "Basic QURNSU46a2V5" } && r.Path.EndsWith("/companies", StringComparison.Ordinal));
        Assert.Contains(_services.Requests, r => r is { Authorization: "Bearer good" } && r.Path.EndsWith("/WhoAmI", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Credential ([pscredential]::new('ADMIN', (ConvertTo-Hidden 'key')))", "SignInMissing")]
    [InlineData("-DataverseConnection ([pscustomobject]@{ CurrentAccessToken = 't'; ConnectedOrgUriActual = 'https://contoso.crm.dynamics.com' })", "SignInMissing")]
    [InlineData("-DataverseConnection ([pscustomobject]@{}) -AccessToken { 't' } -ManagedIdentity", "SignInAmbiguous")]
    [InlineData("-Certificate missing.pfx -ClientId c -TenantId t", "CertificateUnusable")]
    [InlineData("-Certificate 5 -ClientId c -TenantId t", "CertificateNotUnderstood")]
    [InlineData("-WorkloadIdentity", "CredentialUnavailable")]
    public void What_is_missing_for_a_sign_in_is_said(string parameters, string error)
    {
        var result = _session.Invoke(Hidden + Connect + parameters, _services.BusinessCentralUrl, _services.Root);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(_services.Requests);
    }

    [Fact]
    public void Another_modules_connection_to_Dataverse_signs_in_to_Sales_with_the_token_it_has_at_the_time()
    {
        _services.Accepted = ["Bearer bc", "Bearer now"];

        _session.Run(
            """
            $client = [pscustomobject]@{ ConnectedOrgUriActual = [uri]($args[1] + '/') }
            $client.PSObject.Properties.Add([psscriptproperty]::new('CurrentAccessToken', { 'now' }))
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -Company Other -StorePath store.db -DataverseConnection $client -AccessToken { 'bc' }
            """,
            _services.BusinessCentralUrl, _services.Root);

        Assert.Contains(_services.Requests, r => r is { Authorization: "Bearer now" } && r.Path.EndsWith("/WhoAmI", StringComparison.Ordinal));
    }

    [Fact]
    public void The_token_of_another_modules_connection_is_read_for_every_request()
    {
        _session.Run(
            """
            $global:n = 0
            $client = [pscustomobject]@{ ConnectedOrgUriActual = $args[1] }
            $client.PSObject.Properties.Add([psscriptproperty]::new('CurrentAccessToken', { $global:n++; "now-$global:n" }))
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -Company Other -StorePath store.db -DataverseConnection $client -AccessToken { 'bc' }
            $null = Test-CouplingConnection
            """,
            _services.BusinessCentralUrl, _services.Root);

        var tokens = _services.Requests.Where(r => r.Path.EndsWith("/WhoAmI", StringComparison.Ordinal)).Select(r => r.Authorization).OfType<string>().ToList();
        Assert.True(tokens.Count >= 2, string.Join(", ", tokens));
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public void A_second_refusal_ends_with_the_code_of_the_identity_provider()
    {
        _services.Accepted = [];
        _services.Refusal = "AADSTS500011: The resource principal was not found.";

        var result = _session.Invoke("$global:n = 0; " + Connect + "-AccessToken { $global:n++; \"token-$global:n\" }", _services.BusinessCentralUrl, _services.Root);

        Assert.Equal(["AADSTS500011"], result.ErrorIds);
        Assert.Contains("Check the address of the service and the tenant", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var companies = _services.Requests.Where(r => r.Path.EndsWith("/companies", StringComparison.Ordinal)).Select(r => r.Authorization).ToList();
        Assert.Equal(2, companies.Distinct().Count());
        Assert.Equal(2, companies.Count);
    }

    [Fact]
    public void Tokens_for_Business_Central_are_asked_for_the_resource_that_is_given()
    {
        _session.Run("$null = " + Connect + "-BusinessCentralResource api://erp.contoso.com -AccessToken { \"for:$($args[0])\" }", _services.BusinessCentralUrl, _services.Root);

        Assert.Equal(["Bearer for:api://erp.contoso.com", $"Bearer for:{_services.Root}"], _services.Requests.Select(r => r.Authorization).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("http://contoso.crm.dynamics.com", "InsecureAddress")]
    [InlineData("contoso.crm.dynamics.com", "AddressInvalid")]
    [InlineData("ftp://contoso.crm.dynamics.com", "AddressInvalid")]
    public void An_address_that_cannot_be_used_is_refused_before_anything_is_sent(string address, string error)
    {
        Assert.Equal([error], _session.Invoke(Connect + "-AccessToken { throw }", _services.BusinessCentralUrl, address).ErrorIds);
        Assert.Equal([error], _session.Invoke(Connect + "-AccessToken { throw }", address, _services.Root).ErrorIds);
        Assert.Empty(_services.Requests);
    }

    [Theory]
    [InlineData("Missing", "CompanyNotFound")]
    [InlineData("c0000000-0000-4000-8000-000000000001", null)]
    [InlineData("cronus", null)]
    public void The_company_is_found_by_id_or_name(string company, string? error)
    {
        var result = _session.Invoke(
            "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Company $args[2] -StorePath s.db -AccessToken { 't' }",
            _services.BusinessCentralUrl, _services.Root, company);

        Assert.Equal(error is null ? [] : [error], result.ErrorIds);
    }

    [Theory]
    [InlineData("-Company Other ")]
    [InlineData("")]
    public void An_account_that_sees_no_company_is_told_about_permissions(string company)
    {
        _services.HasCompanies = false;

        var result = _session.Invoke(Connect.Replace("-Company Other ", company, StringComparison.Ordinal) + "-AccessToken { 't' }", _services.BusinessCentralUrl, _services.Root);

        Assert.Equal(["CompanyNone"], result.ErrorIds);
        Assert.Contains("permission sets", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _services.Dispose();
    }

    private IReadOnlyList<System.Management.Automation.PSObject> Open(string parameters) =>
        _session.Run(Connect + parameters, _services.BusinessCentralUrl, _services.Root);
}
