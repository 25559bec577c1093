using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Shell;

public sealed class ScriptArgumentTests : IDisposable
{
    private const string Script = """
        param([Parameter(Mandatory)] [string] $Name, [int] $Count = 1, [switch] $Loud, [switch] $Quiet, $Rest)
        "$Name|$Count|$Loud|$Quiet|$Rest"
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Adatum|1|False|False|", "Adatum")]
    [InlineData("Adatum|3|True|False|", "-Name", "Adatum", "-Loud", "-Count", "3")]
    [InlineData("Adatum|-4|False|True|", "Adatum", "-Count:-4", "-Quiet:$true", "-Loud:$false")]
    [InlineData("it's $(1); exit|1|False|False|more", "-Name", "it's $(1); exit", "-Rest", "more")]
    public async Task Words_after_the_script_bind_to_its_parameters(string expected, params string[] words)
    {
        var script = _folder.Write("it's a script.ps1", Script);

        var result = await ShellProcess.RunAsync("", ["-File", script, .. words]);

        Assert.Equal(expected + Environment.NewLine, result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_script_knows_where_it_stands()
    {
        var script = _folder.Write("script.ps1", "$PSScriptRoot; $PSCommandPath");

        var result = await ShellProcess.RunAsync("", "-File", script);

        Assert.Equal([_folder.Path, script], result.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
