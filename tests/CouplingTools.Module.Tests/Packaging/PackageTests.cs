using System.Reflection;
using System.Xml.Linq;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Packaging;

public sealed class PackageTests
{
    private static readonly string[] s_files = [.. Directory.EnumerateFiles(Layout.ModuleFolder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Layout.ModuleFolder, file).Replace('\\', '/'))];

    [Fact]
    public void Only_our_own_assemblies_stand_beside_the_manifest() =>
        Assert.Equal(
            ["CouplingTools.Loader.dll", "CouplingTools.Model.dll", "CouplingTools.dll"],
            s_files.Where(f => !f.Contains('/') && f.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("engine/CouplingTools.Engine.dll")]
    [InlineData("engine/CouplingTools.Sandbox.dll")]
    [InlineData("engine/CouplingTools.Engine.deps.json")]
    [InlineData("engine/Microsoft.Data.Sqlite.dll")]
    [InlineData("engine/Npgsql.dll")]
    [InlineData("CouplingTools.Format.ps1xml")]
    [InlineData("en-US/CouplingTools.dll-Help.xml")]
    [InlineData("en-US/about_CouplingTools.help.txt")]
    [InlineData("configuration/couplingtools.schema.json")]
    [InlineData("mappings/Customer.json")]
    [InlineData("mappings/mapping.schema.json")]
    [InlineData("samples/first-sync.ps1")]
    public void The_package_has_what_it_needs(string file) => Assert.Contains(file, s_files);

    [Theory]
    [InlineData("CouplingTools.Model.dll")]
    [InlineData("CouplingTools.dll")]
    [InlineData("CouplingTools.Loader.dll")]
    [InlineData("System.Management.Automation.dll")]
    public void The_engines_folder_holds_no_second_copy_of(string assembly) => Assert.DoesNotContain("engine/" + assembly, s_files);

    [Fact]
    public void Native_SQLite_comes_for_six_platforms()
    {
        var natives = s_files.Where(f => f.StartsWith("engine/runtimes/", StringComparison.Ordinal) && f.Contains("e_sqlite3", StringComparison.Ordinal));

        Assert.Equal(
            ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"],
            natives.Select(f => f.Split('/')[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_is_the_one_of_the_build()
    {
        var built = XDocument.Load(Path.Combine(Layout.RepositoryRoot, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        using var session = ModuleSession.Open();

        Assert.Equal(built, Assert.Single(session.Run("(Get-Module CouplingTools).Version")).ToString());
        Assert.StartsWith(built, AssemblyName.GetAssemblyName(Path.Combine(Layout.ModuleFolder, "CouplingTools.dll")).Version!.ToString(), StringComparison.Ordinal);
    }
}
