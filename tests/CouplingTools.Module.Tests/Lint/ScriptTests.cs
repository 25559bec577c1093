using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Documentation;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed partial class ScriptTests
{
    private static readonly HashSet<string> s_pester = new(StringComparer.OrdinalIgnoreCase)
    {
        "Describe", "Context", "It", "BeforeAll", "BeforeEach", "AfterAll", "AfterEach", "BeforeDiscovery", "Should",
    };

    // What pwsh has and the project's own shell does not; documents for people who have pwsh may use it.
    private static readonly HashSet<string> s_pwsh = new(StringComparer.OrdinalIgnoreCase)
    {
        "Export-Csv", "Format-List", "Format-Table", "Get-Content", "Get-Item", "Group-Object", "Import-Csv", "Install-PSResource", "Invoke-Item",
        "Join-Path", "Measure-Object", "New-Item", "Out-GridView", "Remove-Item", "Select-Object", "Set-Content", "Sort-Object", "Start-Sleep", "Test-Path",
        "Write-Host", "Write-Output",
    };

    // Where secrets and tokens come from in the examples; and the place of what is left out.
    private static readonly HashSet<string> s_vaults = new(StringComparer.OrdinalIgnoreCase) { "Get-Secret", "Get-AutomationPSCredential", "Get-AzAccessToken", "Get-Credential", "..." };

    private static readonly HashSet<string> s_programs = new(StringComparer.OrdinalIgnoreCase) { "dotnet", "git", "pwsh", "./build.ps1" };

    public static TheoryData<string> Samples => Files("module/samples", "*.ps1");

    public static TheoryData<string> HelpPages => Files("docs/help", "*-*.md");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_use_commands_of_the_module_and_of_PowerShells_core_only(string file) => Check(Read(file));

    [Theory]
    [MemberData(nameof(HelpPages))]
    public void Help_examples_use_commands_of_the_module_and_of_PowerShells_core_only(string file) => Check(PowerShellIn(Read(file)));

    [Fact]
    public void Pester_tests_use_commands_and_parameters_that_exist()
    {
        var folder = Path.Combine(Layout.RepositoryRoot, "tests", "Pester");
        var files = Directory.GetFiles(folder, "*.Tests.ps1");

        Assert.NotEmpty(files);
        Assert.All(files, file => Check(Read(file), s_pester, s_pwsh));
    }

    [Fact]
    public void The_readme_uses_commands_and_parameters_that_exist() =>
        Check(PowerShellIn(Read("README.md")), s_pwsh, s_programs);

    [Fact]
    public void The_examples_of_how_to_connect_use_commands_and_parameters_that_exist()
    {
        var examples = new AboutTopic("about_CouplingTools_Connecting").Examples;

        Assert.True(examples.Count >= 7, $"Only {examples.Count} examples were found.");
        Check(string.Join('\n', examples), s_vaults);
        using var session = ModuleSession.Open();
        var connect = (CommandInfo)Assert.Single(session.Run("Get-Command Connect-CouplingEnvironment")).BaseObject;
        var keys = Parser.ParseInput(string.Join('\n', examples), out _, out _)
            .FindAll(ast => ast is HashtableAst, searchNestedScriptBlocks: true).Cast<HashtableAst>().SelectMany(table => table.KeyValuePairs).Select(pair => pair.Item1.ToString()).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.True(connect.Parameters.ContainsKey(key), key));
    }

    [Theory]
    [InlineData("Sync-Rekord")]
    [InlineData("Sync-Record -Direktion ToSales")]
    [InlineData("1..3 | ForEach-Object { Get-RecordMapping -Nope 1 }")]
    [InlineData("if (")]
    public void A_reference_to_nothing_is_found(string script)
    {
        using var session = ModuleSession.Open();

        Assert.NotEmpty(new ScriptReferences(session, new HashSet<string>()).Unresolved(script));
    }

    private static void Check(string script, params IEnumerable<HashSet<string>> knownElsewhere)
    {
        using var session = ModuleSession.Open();
        var known = knownElsewhere.SelectMany(k => k).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Empty(new ScriptReferences(session, known).Unresolved(script));
    }

    private static TheoryData<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Layout.RepositoryRoot, folder), pattern).Select(f => Path.GetRelativePath(Layout.RepositoryRoot, f))];

    private static string Read(string file) => File.ReadAllText(Path.Combine(Layout.RepositoryRoot, file));

    private static string PowerShellIn(string markdown) =>
        string.Join('\n', PowerShellBlock().Matches(markdown).Select(m => m.Groups["code"].Value));

    [GeneratedRegex(@"^```powershell[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PowerShellBlock();
}
