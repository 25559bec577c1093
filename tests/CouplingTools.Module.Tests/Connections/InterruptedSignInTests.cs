using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Ctrl+C while a token is waited for.</summary>
public sealed class InterruptedSignInTests : IDisposable
{
    private const string Endless = "while ($true) { [System.Threading.Tasks.Task]::Delay(20).GetAwaiter().GetResult() }";
    private readonly ModuleSession _session = ModuleSession.Open();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_that_never_answers_is_left_and_the_next_may_answer()
    {
        using var services = new LoopbackServices();
        var result = await StopAsync(
            $"Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -StorePath s.db -AccessToken {{ {Endless} }}",
            services.BusinessCentralUrl, services.Root);

        result.AssertStoppedAtOnce();
        Assert.Empty(services.Requests);
        Assert.Empty(_session.Run("Get-CouplingConnection"));
        Assert.Single(_session.Run(
            "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Company cronus -StorePath s.db -AccessToken { 't' }",
            services.BusinessCentralUrl, services.Root));
    }

    [Fact]
    public async Task Another_modules_connection_that_never_answers_is_left()
    {
        using var services = new LoopbackServices();
        using var client = new SilentClient(services.Root);

        var result = await StopAsync(
            "Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -StorePath s.db -AccessToken { 't' } -DataverseConnection $args[1]",
            services.BusinessCentralUrl, client);

        result.AssertStoppedAtOnce();
    }

    [Theory]
    [InlineData("Connect-CouplingEnvironment")]
    [InlineData("Test-CouplingConnection")]
    public async Task An_identity_provider_that_never_answers_is_left(string command)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Environment.SetEnvironmentVariable("COUPLING_SILENT_TEST", "secret");
        File.WriteAllText(Path.Combine(_session.Folder, "couplingtools.json"), $$"""
            {
              "environments": {
                "a": {
                  "businessCentral": { "url": "http://localhost:{{((IPEndPoint)silent.LocalEndpoint).Port}}/v2.0/contoso.com/Production" },
                  "sales": { "url": "http://localhost:{{((IPEndPoint)silent.LocalEndpoint).Port}}" },
                  "signIn": {
                    "method": "clientSecret", "clientId": "c", "authority": "https://localhost:{{((IPEndPoint)silent.LocalEndpoint).Port}}",
                    "clientSecret": { "environmentVariable": "COUPLING_SILENT_TEST" }
                  }
                }
              }
            }
            """);

        var result = await StopAsync(command + " a -ConfigurationPath couplingtools.json");

        result.AssertStoppedAtOnce();
    }

    [Fact]
    public async Task A_run_that_waits_for_its_next_token_is_left_and_the_next_one_does_the_rest()
    {
        using var served = ServedSandbox.Create("--token-seconds", "1");
        _session.Run(
            $$"""
            $businessCentralUrl, $dataverseUrl, $ask = $args
            $global:silent = $false
            $token = { param($resource) if ($global:silent) { $global:asked = $true; {{Endless}} }; $ask.Invoke($resource) }
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $businessCentralUrl -DataverseUrl $dataverseUrl -StorePath s.db -AccessToken $token
            $customers = Get-BusinessCentralRecord Customer
            $global:silent = $true
            """,
            served.BusinessCentralUrl, served.Root, new Func<string, string>(served.Token));
        await Task.Delay(TimeSpan.FromSeconds(1.2), Token);

        var result = await StopAsync("$customers | Sync-Record -Direction ToSales -IfNotCoupled Create");
        var next = _session.Run("$asked; $customers.Count; $global:silent = $false; $customers | Sync-Record -Direction ToSales -IfNotCoupled Create");

        result.AssertStoppedAtOnce();
        Assert.Equal(true, next[0].BaseObject);
        Assert.Equal(next[1].BaseObject, next.Skip(2).Count(output => ((SyncResult)output.BaseObject).Outcome == SyncOutcome.Created));
    }

    public void Dispose() => _session.Dispose();

    private Task<ModuleResult> StopAsync(string script, params object?[] arguments)
    {
        var clock = Stopwatch.StartNew();
        return _session.StopAsync(script, _ => clock.ElapsedMilliseconds > 700, Token, arguments);
    }
}
