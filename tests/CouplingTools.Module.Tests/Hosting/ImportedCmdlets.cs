using System.Management.Automation;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>The cmdlets of the packaged module, as PowerShell knows them; read once.</summary>
internal static class ImportedCmdlets
{
    private static readonly Lazy<IReadOnlyList<CmdletInfo>> s_all = new(Read);

    public static IReadOnlyList<CmdletInfo> All => s_all.Value;

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static CmdletInfo Named(string name) => All.Single(c => c.Name == name);

    /// <summary>The parameters that are the cmdlet's own, not PowerShell's.</summary>
    public static IEnumerable<ParameterMetadata> OwnParameters(CmdletInfo cmdlet) => cmdlet.Parameters.Values
        .Where(p => !Cmdlet.CommonParameters.Contains(p.Name) && !Cmdlet.OptionalCommonParameters.Contains(p.Name));

    private static List<CmdletInfo> Read()
    {
        using var session = ModuleSession.Open();
        var cmdlets = session.Run("Get-Command -Module CouplingTools").Select(c => (CmdletInfo)c.BaseObject).ToList();
        Assert.NotEmpty(cmdlets);
        return cmdlets;
    }
}
