using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

public sealed class OutputTests
{
    private const string EveryStream = """
        $PSStyle.Foreground.Red + 'red' + $PSStyle.Reset
        Get-Module CouplingTools
        $VerbosePreference = $DebugPreference = 'Continue'
        & { [CmdletBinding()] param() $PSCmdlet.WriteWarning('careful'); $PSCmdlet.WriteVerbose('more'); $PSCmdlet.WriteDebug('deeper') }
        & { [CmdletBinding()] param() $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Busy', 'half')) }
        Get-Nothing
        """;

    [Fact]
    public async Task Redirected_output_carries_no_escape_codes_and_no_progress()
    {
        var result = await ShellProcess.RunAsync("", "-Command", EveryStream);

        foreach (var expected in new[] { "red", "CouplingTools", "WARNING: careful", "VERBOSE: more", "DEBUG: deeper" })
            Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Contains("Get-Nothing", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output + result.Error);
        Assert.DoesNotContain("Busy", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_shows_colours_unless_they_are_declined()
    {
        using var shell = ShellProcess.StartOnTerminal("-Command", EveryStream + "; $PSStyle.OutputRendering = \"PlainText\"; $PSStyle.Foreground.Red + \"plain\"");

        var result = await shell.ExitAsync();

        Assert.Contains("\u001b[31mred", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31mplain", result.Output, StringComparison.Ordinal);
        Assert.Contains("plain", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_drawn_at_most_four_times_a_second_and_leaves_nothing_behind()
    {
        const string Busy = """
            $ui = $Host.UI
            foreach ($i in 1..100) { $ui.WriteProgress(1, [System.Management.Automation.ProgressRecord]::new(1, "Busy", "step $i")); [System.Threading.Tasks.Task]::Delay(20).GetAwaiter().GetResult() }
            "done"
            """;
        using var shell = ShellProcess.StartOnTerminal("-Command", Busy);
        var time = TimeProvider.System;
        var start = time.GetTimestamp();

        var result = await shell.ExitAsync();

        var drawings = result.Output.Split("Busy step").Length - 1;
        Assert.InRange(drawings, 2, 1 + (int)(time.GetElapsedTime(start).TotalSeconds * 4));
        Assert.EndsWith("\r\u001b[Kdone\r\n", result.Output, StringComparison.Ordinal);
    }
}
