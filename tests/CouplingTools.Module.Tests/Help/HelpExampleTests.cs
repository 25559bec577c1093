using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Help;

public sealed class HelpExampleTests
{
    public static TheoryData<string> Cmdlets => ImportedCmdlets.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_example_runs_without_an_error(string name)
    {
        foreach (var example in Examples(name))
        {
            using var session = ModuleSession.Open();
            session.Run("$null = New-CouplingSandbox -Path example.sandbox -Customers 20 -Contacts 20");
            SandboxTransport.Connect(session, "example.sandbox");

            var errors = session.Invoke(example).AllErrors.Select(e => $"{e.FullyQualifiedErrorId}: {e}");

            Assert.True(!errors.Any(), example + Environment.NewLine + string.Join(Environment.NewLine, errors));
            session.Invoke("Disconnect-CouplingEnvironment");
        }
    }

    private static List<string> Examples(string name)
    {
        using var session = ModuleSession.Open();
        var examples = session.Run($"(Get-Help {name} -Full).Examples.Example | ForEach-Object Code").Select(code => (string)code.BaseObject).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }
}
