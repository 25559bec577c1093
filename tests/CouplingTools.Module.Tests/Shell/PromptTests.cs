using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

public sealed class PromptTests : IDisposable
{
    private const string Confirming = """
        [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
        if ($PSCmdlet.ShouldProcess('Adatum', 'Delete customer')) { 'deleted' } else { 'kept' }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_module_is_imported_at_the_prompt()
    {
        var result = await ShellProcess.RunAsync("(Get-Module CouplingTools).ModuleBase\n");

        Assert.Contains(Layout.ModuleFolder, result.Output, StringComparison.Ordinal);
        Assert.Matches("^PS .+> ", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Exit_leaves_with_its_code_and_nothing_after_it_runs()
    {
        var result = await ShellProcess.RunAsync("1 + 1\nexit 3\n'never'\n");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("2", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_may_take_several_lines_and_an_error_ends_nothing()
    {
        var result = await ShellProcess.RunAsync("if ($true) {\n'inner'\n}\nGet-Nothing\n'still here'\n");

        Assert.Contains(">> >> inner", result.Output, StringComparison.Ordinal);
        Assert.Contains("still here", result.Output, StringComparison.Ordinal);
        Assert.Contains("Get-Nothing", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", "deleted")]
    [InlineData("No", "kept")]
    [InlineData("", "deleted")]
    [InlineData("what?\nL", "kept")]
    public async Task A_confirmation_is_answered_by_key_label_or_default(string answer, string expected)
    {
        var script = _folder.Write("script.ps1", Confirming);

        var result = await ShellProcess.RunAsync(answer + "\n", "-File", script);

        Assert.Contains("Performing the operation \"Delete customer\" on target \"Adatum\".", result.Output, StringComparison.Ordinal);
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No  [L] No to All", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(expected + Environment.NewLine, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_mandatory_parameter_is_asked_for_until_it_fits()
    {
        var script = _folder.Write("script.ps1", "param([Parameter(Mandatory)] [int] $Count, [Parameter(Mandatory)] [string[]] $Names) \"$($Count + 1) $($Names -join '+')\"");

        var result = await ShellProcess.RunAsync("many\n41\na\nb\n\n", "-File", script);

        Assert.Contains("'many' is not a value of the type Int32.", result.Output, StringComparison.Ordinal);
        Assert.EndsWith($"42 a+b{Environment.NewLine}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_is_asked_for()
    {
        const string Command = "$c = $Host.UI.PromptForCredential('Sign in', '', '', ''); \"$($c.UserName)/$($c.GetNetworkCredential().Password)\"";

        var result = await ShellProcess.RunAsync("joe\nsecret\n", "-Command", Command);

        Assert.EndsWith($"joe/secret{Environment.NewLine}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_that_is_not_interactive_fails_instead_of_asking()
    {
        var script = _folder.Write("script.ps1", """
            try { $Host.UI.PromptForChoice('Way', 'Which?', [System.Management.Automation.Host.ChoiceDescription[]] @('&A', '&B'), -1) } catch { 'no choice' }
            try { $Host.UI.ReadLine() } catch { 'no line' }
            try { $Host.UI.ReadLineAsSecureString() } catch { 'no secret' }
            try { $Host.UI.PromptForCredential('Sign in', '', '', '') } catch { 'no credential' }
            & { param([Parameter(Mandatory)] $Needed) }
            exit 3
            """);
        using var shell = ShellProcess.Start("-NonInteractive", "-File", script);

        var result = await shell.ExitAsync();

        Assert.Equal(["no choice", "no line", "no secret", "no credential"], result.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Needed", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Input_that_ends_before_the_answer_fails_instead_of_waiting()
    {
        var result = await ShellProcess.RunAsync("", "-Command", "$Host.UI.PromptForCredential('Sign in', '', '', '')");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The input ended", result.Error, StringComparison.Ordinal);
    }
}
