using System.Globalization;
using System.Management.Automation;
using System.Text;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Everything that commands say under -Verbose and -Debug, and every file they leave, is searched for secrets.</summary>
public sealed class SecretTests : IDisposable
{
    private const string WebServiceKey = "k3y-of-the-test";
    private const string Hidden = "function Hide($text) { $hidden = [securestring]::new(); $text.ToCharArray().ForEach({ $hidden.AppendChar($_) }); $hidden }; ";
    private readonly ModuleSession _session = ModuleSession.Open();
    private readonly StringBuilder _said = new();

    [Fact]
    public async Task No_token_or_key_appears_anywhere_in_a_whole_run_over_the_network()
    {
        using var server = ServedSandbox.Create("--token-seconds", "2", "--basic", "ADMIN:" + WebServiceKey);
        var token = new Func<string, string>(server.Token);

        Say(
            Hidden + """
            $ask = $args[3]
            Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -StorePath store.db -Verbose -Debug `
                -AccessToken { param($resource) $ask.Invoke($resource) } -Credential ([pscredential]::new('ADMIN', (Hide $args[2])))
            """,
            server.BusinessCentralUrl, server.Root, WebServiceKey, token);
        Say("Test-CouplingConnection -Verbose -Debug");
        Say("Get-BusinessCentralRecord Customer -Verbose -Debug | Sync-Record -Direction ToSales -IfNotCoupled Create -Verbose -Debug");
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Say("Get-RecordCoupling -Verbose -Debug | Compare-Record -Verbose -Debug");
        Say("""Get-CouplingConnection; $error | ForEach-Object { "$($_.Exception) $($_.ErrorDetails) $($_.InvocationInfo.Line)" }""");

        Assert.True(server.Issued.Count >= 2, "The token was not renewed.");
        Assert.Contains("Created", _said.ToString(), StringComparison.Ordinal);
        NothingIn([.. server.Issued, WebServiceKey, Convert.ToBase64String(Encoding.UTF8.GetBytes("ADMIN:" + WebServiceKey))]);
    }

    [Theory]
    [InlineData("-AccessToken (Hide 's3cret-of-the-test')")]
    [InlineData("-AccessToken { 's3cret-of-the-test' }")]
    [InlineData("-Credential ([pscredential]::new('ADMIN', (Hide 's3cret-of-the-test'))) -AccessToken { 's3cret-of-the-test' }")]
    [InlineData("-DataverseConnection ([pscustomobject]@{ CurrentAccessToken = 's3cret-of-the-test'; ConnectedOrgUriActual = $args[1] }) -AccessToken { 's3cret-of-the-test' }")]
    public void No_secret_appears_in_what_a_refused_sign_in_says(string signIn)
    {
        using var services = new LoopbackServices { Accepted = [] };

        Say(
            Hidden + "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Verbose -Debug " + signIn,
            services.BusinessCentralUrl, services.Root);

        Assert.Contains("Refused", _said.ToString().Replace("TokenExpired", "Refused", StringComparison.Ordinal), StringComparison.Ordinal);
        NothingIn(["s3cret-of-the-test"], except: signIn);
    }

    [Fact]
    public void No_secret_appears_when_the_identity_provider_cannot_be_reached()
    {
        Environment.SetEnvironmentVariable("COUPLING_SECRET_TEST", "s3cret-of-the-test");
        File.WriteAllText(Path.Combine(_session.Folder, "couplingtools.json"), """
            {
              "environments": {
                "a": {
                  "businessCentral": { "url": "https://localhost:1/v2.0/contoso.com/Production" },
                  "sales": { "url": "https://localhost:1" },
                  "signIn": {
                    "method": "clientSecret", "clientId": "c", "authority": "https://localhost:1",
                    "clientSecret": { "environmentVariable": "COUPLING_SECRET_TEST" }
                  }
                }
              }
            }
            """);

        Say("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json -Verbose -Debug");
        Say("Test-CouplingConnection a -ConfigurationPath couplingtools.json -Verbose -Debug");

        Assert.Contains("SignInUnreachable", _said.ToString(), StringComparison.Ordinal);
        NothingIn(["s3cret-of-the-test"]);
    }

    public void Dispose() => _session.Dispose();

    private void Say(string script, params object?[] arguments)
    {
        var result = _session.Invoke(script, arguments);
        foreach (var line in result.Verbose.Concat(result.Debug).Concat(result.Warnings))
            _said.AppendLine(line);
        foreach (var information in result.Information)
            _said.AppendLine(information.ToString());
        foreach (var progress in result.Progress)
            _said.AppendLine(progress.ToString());
        foreach (var error in result.AllErrors)
            _said.AppendLine(CultureInfo.InvariantCulture, $"{error.FullyQualifiedErrorId} {error} {error.Exception} {error.ErrorDetails} {error.ErrorDetails?.RecommendedAction} {error.TargetObject}");
        foreach (var output in result.Output)
            _said.AppendLine(Everything(output));
    }

    private static string Everything(PSObject output) => string.Join(' ', output.Properties.Select(property => $"{property.Name}={property.Value}").Prepend(output.ToString()));

    private void NothingIn(IEnumerable<string> secrets, string? except = null)
    {
        var said = _said.ToString();
        if (except is not null)
            said = said.Replace(except, string.Empty, StringComparison.Ordinal);
        var files = Directory.EnumerateFiles(_session.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))).ToList();
        Assert.NotEmpty(said);
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
            Assert.All(files, content => Assert.DoesNotContain(secret, content, StringComparison.Ordinal));
        });
    }
}
