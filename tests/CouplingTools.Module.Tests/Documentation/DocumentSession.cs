using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>Types a document's code statement by statement, as a person at the prompt does.</summary>
internal sealed class DocumentSession : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Open();

    public string Folder => _session.Folder;

    public Shown Type(string code)
    {
        _session.Run("$Error.Clear()");
        var text = new StringBuilder();
        foreach (var statement in Statements(code))
            text.Append(Show(statement));
        var errors = _session.Run("$Error | ForEach-Object { $_.FullyQualifiedErrorId }").Select(id => id.ToString().Split(',')[0]).Reverse();
        return new Shown(text.ToString(), [.. errors]);
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<string> Statements(string code)
    {
        var script = Parser.ParseInput(code, out _, out var errors);
        Assert.Empty(errors);
        return script.EndBlock.Statements.Select(statement => statement.Extent.Text);
    }

    private string Show(string statement)
    {
        try
        {
            return _session.Show(statement);
        }
        catch (RuntimeException failure)
        {
            return _session.Host.Screen + _session.Show("$args[0]", failure.ErrorRecord);
        }
    }
}
