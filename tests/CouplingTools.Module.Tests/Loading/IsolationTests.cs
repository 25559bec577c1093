using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Loading;

/// <summary>Each in a process of its own, because what a process has once loaded stays.</summary>
public sealed class IsolationTests : IDisposable
{
    private const string Loaded = """
        function Get-Loaded([string] $Name) {
            foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
                foreach ($assembly in $context.Assemblies) { if ($assembly.GetName().Name -eq $Name) { "$($context.Name) $($assembly.GetName().Version)" } }
            }
        }
        """;

    // Reads, writes, couples, and so passes through both SQLite files and the OData parser.
    private const string Work = """
        $null = New-CouplingSandbox -Path "$PSScriptRoot/work.sandbox" -Customers 3
        $null = Connect-CouplingEnvironment -Sandbox "$PSScriptRoot/work.sandbox"
        Get-BusinessCentralRecord Customer -Uncoupled -First 1 | Sync-Record -Direction ToSales -IfNotCoupled Create | ForEach-Object { "$($_.Outcome)" }
        Disconnect-CouplingEnvironment
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Dapper")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("SQLitePCLRaw.core")]
    [InlineData("Microsoft.OData.Core")]
    public async Task Another_version_of_a_dependency_loaded_by_somebody_else_changes_nothing(string dependency)
    {
        var alien = AlienAssembly.Write(_folder.Path, dependency);

        var lines = await RunAsync($"""
            {Loaded}
            "before: $(Get-Loaded '{dependency}')"
            $null = [System.Reflection.Assembly]::LoadFrom('{alien}')
            {Work}
            Get-Loaded '{dependency}'
            """);

        Assert.Equal("before: ", lines[0]);
        Assert.Equal("Created", lines[1]);
        Assert.Contains("Default 1.0.0.0", lines[2..]);
        Assert.Contains(lines[2..], line => line.StartsWith("CouplingTools.Engine ", StringComparison.Ordinal) && !line.EndsWith(" 1.0.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task None_of_our_packages_reaches_the_default_context()
    {
        var lines = await RunAsync($$"""
            {{Work}}
            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.Location }
            """);

        Assert.Equal("Created", lines[0]);
        var engine = Path.Combine(Layout.ModuleFolder, "engine");
        Assert.DoesNotContain(lines, line => line.StartsWith(engine, StringComparison.Ordinal));
        Assert.Contains(Path.Combine(Layout.ModuleFolder, "CouplingTools.dll"), lines);
    }

    [Fact]
    public async Task Importing_again_by_force_keeps_the_module_working()
    {
        var lines = await RunAsync($"""
            {Work}
            Import-Module '{Layout.ModuleManifest}' -Force
            {Work.Replace("work.sandbox", "again.sandbox", StringComparison.Ordinal)}
            """);

        Assert.Equal(["Created", "Created"], lines);
    }

    [Fact]
    public async Task A_removed_module_is_gone_and_can_come_back()
    {
        var lines = await RunAsync($"""
            {Work}
            Remove-Module CouplingTools
            "commands: $(Get-Command Sync-Record -ErrorAction Ignore)"
            Import-Module '{Layout.ModuleManifest}'
            {Work.Replace("work.sandbox", "again.sandbox", StringComparison.Ordinal)}
            """);

        Assert.Equal(["Created", "commands: ", "Created"], lines);
    }

    [Fact]
    public async Task A_removed_module_answers_no_more_requests_for_the_engine()
    {
        var lines = await RunAsync("""
            $field = [System.Runtime.Loader.AssemblyLoadContext].GetField('_resolving', 'NonPublic, Instance')
            function Get-Handler { $field.GetValue([System.Runtime.Loader.AssemblyLoadContext]::Default).GetInvocationList() | Where-Object { $_.Method.DeclaringType.Namespace -eq 'CouplingTools.Loader' } | ForEach-Object { 'ours' } }
            "imported: $(Get-Handler)"
            Remove-Module CouplingTools
            "removed: $(Get-Handler)"
            """);

        Assert.Equal(["imported: ours", "removed: "], lines);
    }

    [Fact]
    public async Task Scripts_can_name_the_types_users_see()
    {
        var lines = await RunAsync("[CouplingTools.SyncDirection]::ToSales; [CouplingTools.SyncResult].Name");

        Assert.Equal(["ToSales", "SyncResult"], lines);
    }

    private async Task<string[]> RunAsync(string script)
    {
        var result = await ShellProcess.RunAsync("", "-NonInteractive", "-File", _folder.Write("script.ps1", "$ErrorActionPreference = 'Stop'\n" + script));
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
