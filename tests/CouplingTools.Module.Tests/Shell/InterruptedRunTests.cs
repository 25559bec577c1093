using System.Diagnostics;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

/// <summary>Ctrl+C on a terminal, in runs over the network.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const string Prompt = "PS /";
    private const string CtrlC = "\u0003";
    private readonly ServedSandbox _served = ServedSandbox.Create("--create", "40,0,0,1", "--latency-ms", "100");
    private readonly ShellProcess _shell = ShellProcess.StartOnTerminal();
    private int _prompts;

    [Fact]
    public async Task Ctrl_C_in_a_run_returns_to_the_prompt_and_the_next_run_does_the_rest()
    {
        await ConnectAsync();
        await TypeAsync("$before = @(Get-SalesRecord Customer).Count; $customers = @(Get-BusinessCentralRecord Customer).Count");
        var quiet = _served.Requests();

        await _shell.TypeAsync("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 4\n");
        while (_served.Requests() < quiet + 20)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await InterruptAsync();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var stopped = _served.Requests();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(stopped, _served.Requests());

        await TypeAsync($"Clear-CouplingSandboxFault -Sandbox '{_served.File}'");
        await TypeAsync("$all = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");
        await TypeAsync("""'do' + "ne $($customers - $all.Count) $(@($all | Where-Object ErrorClass).Count) $($customers - @(Get-RecordCoupling -Status Synchronized).Count) $($before + $customers - @(Get-SalesRecord Customer).Count)" """);
        await EndAsync("done 0 0 0 0");
    }

    [Fact]
    public async Task Ctrl_C_at_a_confirmation_returns_to_the_prompt_and_writes_nothing()
    {
        await ConnectAsync();
        await TypeAsync("$null = Get-BusinessCentralRecord Customer -First 2 | Sync-Record -Direction ToSales -IfNotCoupled Create; Get-RecordCoupling | Set-BusinessCentralRecord -Value @{ city = 'Rome' }");

        await _shell.TypeAsync("Sync-Record Customer -All -Direction ToSales -Confirm\n");
        await _shell.WaitForAsync("[Y] Yes");
        await InterruptAsync();

        await TypeAsync("""'rea' + "d $(@(Get-RecordCoupling | Get-CoupledRecord | Where-Object address1_city -EQ Rome).Count)" """);
        await TypeAsync("""'writ' + "ten $(@(Sync-Record Customer -All -Direction ToSales | Where-Object Outcome -EQ Updated).Count)" """);
        await EndAsync("read 0", "written 2");
    }

    public void Dispose()
    {
        _shell.Dispose();
        _served.Dispose();
    }

    private async Task ConnectAsync()
    {
        await _shell.WaitForAsync(Prompt, ++_prompts);
        var (central, sales) = (_served.Token("https://api.businesscentral.dynamics.com"), _served.Token(_served.Root));
        await TypeAsync($"$token = {{ param($resource) if ($resource -like '*businesscentral*') {{ '{central}' }} else {{ '{sales}' }} }}");
        await TypeAsync($"$null = Connect-CouplingEnvironment -BusinessCentralUrl {_served.BusinessCentralUrl} -DataverseUrl {_served.Root} -StorePath '{_served.File}.db' -AccessToken $token");
    }

    private async Task TypeAsync(string line)
    {
        await _shell.TypeAsync(line + "\n");
        await _shell.WaitForAsync(Prompt, ++_prompts);
    }

    private async Task InterruptAsync()
    {
        var stopping = Stopwatch.StartNew();
        await _shell.TypeAsync(CtrlC);
        await _shell.WaitForAsync(Prompt, ++_prompts);
        TestContext.Current.TestOutputHelper?.WriteLine($"prompt after {stopping.ElapsedMilliseconds} ms");
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private async Task EndAsync(params string[] expected)
    {
        await _shell.TypeAsync("exit\n");
        var output = (await _shell.ExitAsync()).Output;
        Assert.All(expected, text => Assert.True(output.Contains(text, StringComparison.Ordinal), output));
    }
}
