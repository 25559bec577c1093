using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

public sealed class ExitCodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("& dotnet no-such-command *> $null; 'a program that failed is not an exit'", 0)]
    [InlineData("& dotnet no-such-command *> $null; exit 0", 0)]
    [InlineData("Get-Nothing; 'a script goes on after an error'", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("try { throw 'boom' } catch { exit 4 }", 4)]
    [InlineData("if (", 1)]
    [InlineData("param([Parameter(Mandatory)] $Needed)", 1)]
    public async Task A_script_file_decides_the_exit_code(string script, int expected)
    {
        var result = await ShellProcess.RunAsync("", "-File", _folder.Write("script.ps1", script));

        Assert.Equal(expected, result.ExitCode);
    }

    [Theory]
    [InlineData("1 + 1", 0)]
    [InlineData("exit 5", 5)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("Import-Module no-such-module -ErrorAction Stop; 'never'", 1)]
    [InlineData("if (", 1)]
    public async Task A_command_decides_the_exit_code(string command, int expected)
    {
        var result = await ShellProcess.RunAsync("", "-Command", command);

        Assert.Equal(expected, result.ExitCode);
    }

    [Fact]
    public async Task An_uncaught_error_is_told_on_standard_error_with_its_place()
    {
        var script = _folder.Write("script.ps1", "'before'\nthrow 'boom'\n'after'");

        var result = await ShellProcess.RunAsync("", "-File", script);

        Assert.Equal($"before{Environment.NewLine}", result.Output);
        Assert.Contains($"{script}:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("| boom", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-File", "no-such-script.ps1")]
    [InlineData("-NoSuchArgument", "x")]
    [InlineData("-NonInteractive", "-File")]
    public async Task A_command_line_that_makes_no_sense_is_refused(params string[] arguments)
    {
        var result = await ShellProcess.RunAsync("", arguments);

        Assert.Equal(64, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }
}
