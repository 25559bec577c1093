using System.Collections;
using System.Management.Automation.Language;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed class ManifestTests
{
    private static readonly Hashtable s_manifest = Read();

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        using var session = ModuleSession.Open();
        var assembly = ImportedCmdlets.All[0].ImplementingType.Assembly;
        var written = assembly.GetExportedTypes()
            .Select(t => t.GetCustomAttributes(false).OfType<System.Management.Automation.CmdletAttribute>().SingleOrDefault())
            .OfType<System.Management.Automation.CmdletAttribute>()
            .Select(a => $"{a.VerbName}-{a.NounName}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(written, ((object[])s_manifest["CmdletsToExport"]!).Cast<string>());
    }

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void Nothing_else_is_exported(string list) => Assert.Empty((object[])s_manifest[list]!);

    [Fact]
    public void It_asks_for_PowerShell_7_4_or_newer()
    {
        Assert.Equal("7.4", s_manifest["PowerShellVersion"]);
        Assert.Equal(["Core"], (object[])s_manifest["CompatiblePSEditions"]!);
    }

    [Fact]
    public void PowerShell_finds_nothing_wrong_with_it()
    {
        using var session = ModuleSession.OpenWithoutModule();

        Assert.Single(session.Run("Test-ModuleManifest $args[0] -ErrorAction Stop", Layout.ModuleManifest));
    }

    private static Hashtable Read()
    {
        var script = Parser.ParseFile(Layout.ModuleManifest, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)((HashtableAst)script.Find(a => a is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
    }
}
