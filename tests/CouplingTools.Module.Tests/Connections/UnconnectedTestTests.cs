using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Test-CouplingConnection where nothing is connected: what fails says what to do, and what builds on it is listed as not checked.</summary>
public sealed class UnconnectedTestTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Open();

    [Fact]
    public void Addresses_and_a_sign_in_are_checked_and_nothing_is_written()
    {
        using var server = ServedSandbox.Create();

        var checks = Test(
            "-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -AccessToken { param($resource) $ask.Invoke($resource) }",
            server.BusinessCentralUrl, server.Root, new Func<string, string>(server.Token));

        Assert.DoesNotContain(checks, check => check.Result is CheckResult.Failed or CheckResult.Warning);
        Assert.Empty(_session.Run("Get-CouplingConnection"));
        var written = _session.Run(
            "Get-CouplingSandboxLog -Sandbox $args[0] | Where-Object { $_.Table -ne '$batch' -and $_.Method -notin 'GET', 'HEAD' }", server.File);
        Assert.Empty(written);
    }

    [Fact]
    public void A_sandbox_is_checked_without_connecting()
    {
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1 -Contacts 0");

        Assert.DoesNotContain(Test("-Sandbox a.sandbox"), check => check.Result == CheckResult.Failed);
        Assert.NotEmpty(_session.Run("New-CouplingSandbox c.sandbox -Customers 1 -Contacts 0 | Test-CouplingConnection"));
        Assert.Empty(_session.Run("Get-CouplingConnection"));
        Assert.Equal(["SandboxNotFound"], _session.Invoke("Test-CouplingConnection -Sandbox b.sandbox").ErrorIds);
    }

    [Theory]
    [InlineData("https://nosuch.invalid/BC", "Network", "name servers")]
    [InlineData("https://localhost:1/BC", "Network", "Check address and port")]
    public void A_service_out_of_reach_skips_everything_of_it(string address, string failed, string remedy)
    {
        using var services = new LoopbackServices();

        var checks = Test("-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -AccessToken { 't' }", address, services.Root);

        var ofCentral = checks.Where(check => check.Service == Side.BusinessCentral).ToList();
        Assert.Equal([failed], ofCentral.Where(check => check.Result == CheckResult.Failed).Select(check => check.Check));
        Assert.Contains(remedy, ofCentral[0].Remedy, StringComparison.Ordinal);
        Assert.All(ofCentral.Skip(1), check => Assert.Equal(CheckResult.Skipped, check.Result));
        Assert.Equal(["Clock", "Company", "Read", "SignIn", "Write"], ofCentral.Skip(1).Select(check => check.Check).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(checks, check => check is { Service: Side.Sales, Check: "Organization", Result: CheckResult.Passed });
    }

    [Fact]
    public void A_sign_in_that_is_refused_and_one_that_cannot_be_made_have_their_own_remedies()
    {
        using var services = new LoopbackServices { Accepted = [] };

        var refused = Test("-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -AccessToken { 't' }", services.BusinessCentralUrl, services.Root);
        var failing = Test("-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -AccessToken { throw 'no vault' }", services.BusinessCentralUrl, services.Root);
        var unavailable = Test("-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -WorkloadIdentity", services.BusinessCentralUrl, services.Root);

        Assert.Contains("Microsoft Entra Applications", refused.Single(check => check.Check == "Company").Remedy, StringComparison.Ordinal);
        Assert.Contains("Run the script block by itself", Failed(failing, "SignIn").Remedy, StringComparison.Ordinal);
        Assert.Contains("choose another way to sign in", Failed(unavailable, "SignIn").Remedy, StringComparison.Ordinal);
        Assert.All(
            refused.Concat(failing).Concat(unavailable).Where(check => check.Check is "Read" or "Write" or "ChangeTracking" or "NativeIntegration" or "Store"),
            check => Assert.Equal(CheckResult.Skipped, check.Result));
    }

    [Fact]
    public void A_company_that_is_not_there_and_tables_that_are_missing_are_told()
    {
        using var services = new LoopbackServices();

        var checks = Test("-BusinessCentralUrl $args[0] -DataverseUrl $args[1] -Company Nowhere -AccessToken { 't' }", services.BusinessCentralUrl, services.Root);

        Assert.Contains("CRONUS USA, Inc., Other", Failed(checks, "Company").Detail, StringComparison.Ordinal);
        Assert.All(checks.Where(check => check is { Service: Side.BusinessCentral, Mapping: not null }), check => Assert.Equal(CheckResult.Skipped, check.Result));
        var ofSales = checks.Where(check => check is { Service: Side.Sales, Mapping: "Customer" }).ToList();
        Assert.Equal(
            [("Read", CheckResult.Failed), ("Write", CheckResult.Skipped), ("ChangeTracking", CheckResult.Skipped), ("NativeIntegration", CheckResult.Skipped)],
            ofSales.Select(check => (check.Check, check.Result)));
        Assert.NotNull(ofSales[0].Remedy);
    }

    [Fact]
    public void A_store_that_cannot_be_written_is_a_check_that_fails()
    {
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1 -Contacts 0");
        File.WriteAllText(Path.Combine(_session.Folder, "occupied"), "x");
        File.WriteAllText(Path.Combine(_session.Folder, "foreign.db"), "This is not a store, and it is longer than the header of one would be.");

        foreach (var path in (string[])["occupied/store.db", "foreign.db"])
        {
            var store = Failed(Test("-Sandbox a.sandbox -StorePath " + path), "Store");

            Assert.Contains(path, store.Detail, StringComparison.Ordinal);
            Assert.NotNull(store.Remedy);
        }
    }

    public void Dispose() => _session.Dispose();

    private static ConnectionCheck Failed(IEnumerable<ConnectionCheck> checks, string name) => checks.First(check => check.Check == name && check.Result == CheckResult.Failed);

    private List<ConnectionCheck> Test(string parameters, params object?[] arguments) =>
        [.. _session.Run($"$ask = $args[2]; Test-CouplingConnection {(parameters.Contains("-StorePath", StringComparison.Ordinal) ? "" : "-StorePath s.db ")}{parameters}", arguments)
            .Select(check => (ConnectionCheck)check.BaseObject)];
}
