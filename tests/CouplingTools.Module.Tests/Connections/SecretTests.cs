using System.Text;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Everything that commands say under -Verbose and -Debug on any stream, and every file they leave, is searched for secrets.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "s3cret-of-the-test";
    private const string WebServiceKey = "k3y-of-the-test";
    private const string Hidden = "function Hide($text) { $hidden = [securestring]::new(); $text.ToCharArray().ForEach({ $hidden.AppendChar($_) }); $hidden }; ";
    private readonly ModuleSession _session = ModuleSession.Open();
    private readonly SpokenText _said;

    public SecretTests()
    {
        _said = new SpokenText(_session);
        _session.Run("$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'");
        Environment.SetEnvironmentVariable("COUPLING_SECRET_TEST", Secret);
    }

    /// <summary>The ways to give a token over the network, each with the key of a user for Business Central or without.</summary>
    [Theory]
    [InlineData("-AccessToken { param($resource) $ask.Invoke($resource) }", true)]
    [InlineData("-AccessToken { param($resource) [pscustomobject]@{ Token = Hide $ask.Invoke($resource); ExpiresOn = [DateTimeOffset]::UtcNow.AddSeconds(5) } }", false)]
    [InlineData("-AccessToken (Hide $ask.Invoke($dataverseUrl)) -Credential ([pscredential]::new('ADMIN', (Hide $key)))", false)]
    [InlineData("-AccessToken { param($resource) $ask.Invoke($resource) } -DataverseConnection $client", false)]
    public async Task No_token_or_key_appears_in_a_whole_run_over_the_network(string signIn, bool goesWrong)
    {
        var isOnPremises = signIn.Contains("-Credential", StringComparison.Ordinal);
        using var served = ServedSandbox.Create(["--token-seconds", "3", .. isOnPremises ? ["--basic", "ADMIN:" + WebServiceKey] : Array.Empty<string>()]);

        _said.Say(
            Hidden + $$"""
            $businessCentralUrl, $dataverseUrl, $key, $ask, $file = $args
            $PSDefaultParameterValues['*-CouplingSandbox*:Sandbox'] = $file
            $client = [pscustomobject]@{ ConnectedOrgUriActual = [uri]$dataverseUrl }
            $client.PSObject.Properties.Add([psscriptproperty]::new('CurrentAccessToken', { $ask.Invoke($dataverseUrl) }))
            Connect-CouplingEnvironment -BusinessCentralUrl $businessCentralUrl -DataverseUrl $dataverseUrl -StorePath store.db {{signIn}} -Verbose -Debug
            """,
            served.BusinessCentralUrl, served.Root, WebServiceKey, new Func<string, string>(served.Token), served.File);
        Work();
        if (goesWrong)
            Fail();
        await Task.Delay(TimeSpan.FromSeconds(3.2), TestContext.Current.CancellationToken);
        _said.Say("Get-RecordCoupling | Compare-Record -Verbose -Debug");
        _said.Say("Get-CouplingSandboxLog -Last 50; Disconnect-CouplingEnvironment -Verbose -Debug; Get-CouplingConnection; Get-RecordMapping");

        Assert.Contains("Created", _said.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(served.Issued);
        NothingIn([.. served.Issued, WebServiceKey, Convert.ToBase64String(Encoding.UTF8.GetBytes("ADMIN:" + WebServiceKey)), ServedSandbox.ClientSecret], Path.GetDirectoryName(served.File)!);
    }

    [Theory]
    [InlineData("-AccessToken (Hide 's3cret-of-the-test')")]
    [InlineData("-AccessToken { 's3cret-of-the-test' }")]
    [InlineData("-Credential ([pscredential]::new('ADMIN', (Hide 's3cret-of-the-test'))) -AccessToken { 's3cret-of-the-test' }")]
    [InlineData("-DataverseConnection ([pscustomobject]@{ CurrentAccessToken = 's3cret-of-the-test'; ConnectedOrgUriActual = $args[1] }) -AccessToken { 's3cret-of-the-test' }")]
    [InlineData("-AccessToken 's3cret-of-the-test'")]
    public void No_secret_appears_in_what_a_refused_sign_in_says(string signIn)
    {
        using var services = new LoopbackServices { Accepted = [] };

        _said.Say(
            Hidden + "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Verbose -Debug " + signIn,
            services.BusinessCentralUrl, services.Root);

        Assert.Matches("TokenRefused|TokenExpired|CredentialRefused|AccessTokenNotHidden", _said.ToString());
        NothingIn([Secret, Convert.ToBase64String(Encoding.UTF8.GetBytes("ADMIN:" + Secret))], except: signIn);
    }

    /// <summary>A gateway that explains a failure with the request it got.</summary>
    [Theory]
    [InlineData(401, """{"error":{"code":"Unauthorized","message":"AADSTS500011: Invalid header '{0}'."}}""")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"Not for '{0}'."}}""")]
    [InlineData(400, "<html><body>Bad request. Authorization: {0}</body></html>")]
    [InlineData(407, "Authorization: {0}")]
    public void No_secret_comes_back_from_a_service_that_repeats_it(int status, string body)
    {
        using var services = new LoopbackServices();
        services.Gateway = authorization => authorization is null ? null : (status, body.Replace("{0}", authorization + " " + Key(authorization), StringComparison.Ordinal));

        foreach (var signIn in new[] { "", "-Credential ([pscredential]::new('ADMIN', (Hide 'k3y-of-the-test')))" })
        {
            _said.Say(
                Hidden + $"Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -AccessToken {{ 's3cret-of-the-test' }} {signIn} -Verbose -Debug",
                services.BusinessCentralUrl, services.Root);
        }

        Assert.Contains("***", _said.ToString(), StringComparison.Ordinal);
        NothingIn([Secret, WebServiceKey, Convert.ToBase64String(Encoding.UTF8.GetBytes("ADMIN:" + WebServiceKey))], except: $"{{ '{Secret}' }}");
    }

    [Theory]
    [InlineData("https://localhost:1", """{ "environmentVariable": "COUPLING_SECRET_TEST" }""", "SignInUnreachable")]
    [InlineData("http://localhost:1", """{ "environmentVariable": "COUPLING_SECRET_TEST" }""", "")]
    [InlineData("https://localhost:1", "\"s3cret-of-the-test\"", "ConfigurationInvalid")]
    [InlineData("https://localhost:1", """{ "value": "s3cret-of-the-test" }""", "ConfigurationInvalid")]
    [InlineData("https://localhost:1", """s3cret-of-the-test" }""", "ConfigurationInvalid")]
    public void No_secret_appears_in_what_a_configuration_leads_to(string authority, string secret, string error)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_session.Folder, "configuration")).FullName;
        File.WriteAllText(Path.Combine(folder, "couplingtools.json"), $$"""
            {
              "environments": {
                "a": {
                  "businessCentral": { "url": "https://localhost:1/v2.0/contoso.com/Production" },
                  "sales": { "url": "https://localhost:1" },
                  "signIn": { "method": "clientSecret", "clientId": "c", "authority": "{{authority}}", "clientSecret": {{secret}} }
                }
              }
            }
            """);

        _said.Say("Connect-CouplingEnvironment a -ConfigurationPath configuration/couplingtools.json -Verbose -Debug");
        _said.Say("Test-CouplingConnection a -ConfigurationPath configuration/couplingtools.json -Verbose -Debug");

        Assert.Contains(error, _said.ToString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        NothingIn([Secret]);
    }

    public void Dispose() => _session.Dispose();

    private void Work()
    {
        _said.Say("Test-CouplingConnection -Verbose -Debug");
        _said.Say("Get-BusinessCentralRecord Customer -Verbose -Debug | Sync-Record -Direction ToSales -IfNotCoupled Create -Verbose -Debug");
        _said.Say("Get-RecordCoupling | Get-CoupledRecord -Verbose -Debug | Set-SalesRecord -Value @{ address1_city = 'Rome' } -PassThru -Verbose -Debug");
        _said.Say("Get-RecordCoupling | Set-BusinessCentralRecord -Value @{ city = 'Paris' } -Verbose -Debug; Sync-Record Customer -All -Direction Bidirectional -Verbose -Debug");
        _said.Say("Get-RecordCoupling | Select-Object -First 1 | Remove-RecordCoupling -Confirm:$false -Verbose -Debug; Test-CouplingConnection -Verbose -Debug");
    }

    private void Fail()
    {
        _said.Say("New-SalesRecord Customer @{ name = 'x' * 500 } -Verbose -Debug; New-BusinessCentralRecord Customer @{ displayName = 'A'; phoneNumber = 'letters' } -Verbose -Debug");
        _said.Say("Get-RecordCoupling | Sync-Record -Direction ToSales -OnConflict Hold -WhatIf -Verbose -Debug; 'nosuch' | Sync-Record Customer -Direction ToSales -Verbose -Debug");
        foreach (var fault in new[] { "TokenExpired -Percent 100", "Unavailable -Percent 30 -RetryAfterSeconds 0", "TruncatedBody -Percent 30", "Throttle -Percent 30 -RetryAfterSeconds 0", "StaleVersion -Percent 100" })
        {
            _said.Say($"Set-CouplingSandboxFault {fault} -Service Sales -PassThru -Verbose -Debug");
            _said.Say("Get-RecordCoupling | Get-CoupledRecord | Set-SalesRecord -Value @{ address1_city = 'Oslo' } -Verbose -Debug; Sync-Record Customer -All -Direction ToSales -OnConflict BusinessCentral -Verbose -Debug");
            _said.Say("Clear-CouplingSandboxFault -Verbose -Debug");
        }
    }

    private void NothingIn(IEnumerable<string> secrets, string? folder = null, string? except = null)
    {
        var said = _said.ToString();
        if (except is not null)
            said = said.Replace(except, string.Empty, StringComparison.Ordinal);
        var files = new[] { _session.Folder, folder }.OfType<string>()
            .SelectMany(place => Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            .Select(file => (file, Content: Encoding.Latin1.GetString(File.ReadAllBytes(file)))).ToList();
        Assert.NotEmpty(said);
        Assert.All(secrets, secret =>
        {
            Assert.NotEmpty(secret);
            var at = said.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(at < 0, $"A secret was said: {(at < 0 ? string.Empty : said[Math.Max(0, at - 200)..at])}");
            Assert.DoesNotContain(files, file => file.Content.Contains(secret, StringComparison.Ordinal));
        });
    }

    private static string Key(string authorization) =>
        authorization.StartsWith("Basic ", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])) : string.Empty;
}
