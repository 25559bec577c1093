using CouplingTools.Engine.Tests.BadInput;
using CouplingTools.Engine.Tests.BadInput.Files;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.BadInput;

/// <summary>A sandbox file that was damaged is reported as such, when it is opened or when the damage is met.</summary>
public sealed class DamagedSandboxTests
{
    private const string Script = """
        $null = Connect-CouplingEnvironment -Sandbox damaged.sandbox -StorePath $args[0] -ErrorAction Stop
        Get-BusinessCentralRecord Customer
        Get-SalesRecord Customer
        Get-BusinessCentralRecord Customer -First 3 | Sync-Record Customer -Direction Bidirectional -IfNotCoupled Create
        Get-CouplingSandboxLog
        """;

    [Fact]
    public void A_damaged_sandbox_is_reported_as_such()
    {
        using var session = ConnectedSession.Open();
        session.Run("Get-BusinessCentralRecord Customer -First 4 | Sync-Record Customer -Direction ToSales -IfNotCoupled Create; Disconnect-CouplingEnvironment");
        var problems = new List<string>();
        foreach (var number in FuzzSize.Cases(usual: 40))
        {
            var damage = new FileDamage(new Random(number));
            var file = Path.Combine(session.Session.Folder, "damaged.sandbox");
            File.Copy(Path.Combine(session.Session.Folder, "demo.sandbox"), file, overwrite: true);
            damage.Apply(file);

            var result = session.Invoke(Script, $"store{number}.db");

            problems.AddRange(result.AllErrors
                .Where(error => error.FullyQualifiedErrorId.StartsWith("UnexpectedError", StringComparison.Ordinal) || string.IsNullOrEmpty(error.ErrorDetails?.RecommendedAction))
                .Select(error => $"{number}: {damage.Done}: {error.FullyQualifiedErrorId}: {error} {error.Exception.InnerException?.GetType().Name}"));
            session.Invoke("Disconnect-CouplingEnvironment");
            foreach (var rest in Directory.GetFiles(session.Session.Folder, "damaged.sandbox*"))
                File.Delete(rest);
        }

        FuzzSize.Report(problems);
    }
}
