using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

public sealed class InterruptionTests
{
    private const string Prompt = "> ";
    private const string CtrlC = "\u0003";
    private const string Endless = "'started'; while ($true) { [System.Threading.Tasks.Task]::Delay(20).GetAwaiter().GetResult() }";

    [Fact]
    public async Task An_interrupted_command_runs_its_clean_up_and_ends_with_130()
    {
        using var shell = ShellProcess.Start("-Command", $"try {{ {Endless} }} finally {{ $Host.UI.WriteLine('cleaned up') }}");
        await shell.WaitForAsync("started");

        await shell.InterruptAsync();
        var result = await shell.ExitAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("cleaned up", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_pipeline_and_returns_to_the_prompt()
    {
        using var shell = ShellProcess.StartOnTerminal();
        await shell.WaitForAsync(Prompt);
        await shell.TypeAsync(Endless.Replace("'started'", "'star' + 'ted'", StringComparison.Ordinal) + "\n");
        await shell.WaitForAsync("started");

        await shell.TypeAsync(CtrlC);
        await shell.WaitForAsync(Prompt, times: 2);
        await shell.TypeAsync("'al' + 'ive'\nexit 6\n");
        var result = await shell.ExitAsync();

        Assert.True(result.Output.Contains("alive", StringComparison.Ordinal), result.Output);
        Assert.Equal(6, result.ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_discards_a_half_typed_line()
    {
        using var shell = ShellProcess.StartOnTerminal();
        await shell.WaitForAsync(Prompt);

        await shell.TypeAsync("half typed" + CtrlC);
        await shell.WaitForAsync(Prompt, times: 2);
        await shell.TypeAsync("'al' + 'ive'\nexit\n");
        var result = await shell.ExitAsync();

        Assert.True(result.Output.Contains("alive", StringComparison.Ordinal), result.Output);
        Assert.DoesNotContain("not recognized", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_at_a_question_stops_the_pipeline_that_asks()
    {
        using var shell = ShellProcess.StartOnTerminal();
        await shell.WaitForAsync(Prompt);
        await shell.TypeAsync("$Host.UI.PromptForCredential('Sign in', 'Who?', '', ''); 'ne' + 'ver'\n");
        await shell.WaitForAsync("User: ");

        await shell.TypeAsync(CtrlC);
        await shell.WaitForAsync(Prompt, times: 2);
        await shell.TypeAsync("'al' + 'ive'\nexit\n");
        var result = await shell.ExitAsync();

        Assert.True(result.Output.Contains("alive", StringComparison.Ordinal), result.Output);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }
}
