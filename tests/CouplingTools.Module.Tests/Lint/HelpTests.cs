using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed class HelpTests
{
    public static TheoryData<string> Cmdlets => ImportedCmdlets.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_has_a_synopsis_a_description_and_two_examples(string name)
    {
        using var session = ModuleSession.Open();

        var help = Assert.Single(session.Run($"Get-Help {name} -Full"));

        // Without a help file PowerShell makes the synopsis out of the syntax.
        var synopsis = ((string)help.Properties["Synopsis"].Value).Trim();
        Assert.NotEmpty(synopsis);
        Assert.DoesNotContain(name, synopsis, StringComparison.Ordinal);
        Assert.NotEmpty(session.Run($"(Get-Help {name}).Description.Text"));
        Assert.True(session.Run($"(Get-Help {name} -Full).Examples.Example").Count >= 2);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_describes_every_parameter(string name)
    {
        using var session = ModuleSession.Open();

        var described = session.Run($"(Get-Help {name} -Full).Parameters.Parameter | Where-Object {{ $_.Description.Text }} | ForEach-Object Name");

        var missing = ImportedCmdlets.OwnParameters(ImportedCmdlets.Named(name)).Select(p => p.Name)
            .Except(described.Select(d => (string)d.BaseObject));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_topic_about_the_module_is_found()
    {
        using var session = ModuleSession.Open();

        Assert.Contains("LONG DESCRIPTION", Assert.Single(session.Run("Get-Help about_CouplingTools")).ToString(), StringComparison.Ordinal);
    }
}
