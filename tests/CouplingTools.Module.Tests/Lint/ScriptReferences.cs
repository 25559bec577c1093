using System.Management.Automation;
using System.Management.Automation.Language;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

/// <summary>Finds the commands and parameters of a script that do not exist.</summary>
internal sealed class ScriptReferences(ModuleSession session, IReadOnlySet<string> knownElsewhere)
{
    public IEnumerable<string> Unresolved(string script)
    {
        var ast = Parser.ParseInput(script, out _, out var errors);
        var own = ast.FindAll(a => a is FunctionDefinitionAst, searchNestedScriptBlocks: true)
            .Cast<FunctionDefinitionAst>().Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var commands = ast.FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
        return errors.Select(e => $"line {e.Extent.StartLineNumber}: {e.Message}")
            .Concat(commands.SelectMany(c => Unresolved(c, own).Select(p => $"line {c.Extent.StartLineNumber}: {p}")));
    }

    private IEnumerable<string> Unresolved(CommandAst call, HashSet<string> own)
    {
        // A command that is computed, such as & $script, cannot be looked up.
        if (call.GetCommandName() is not { } name || own.Contains(name) || knownElsewhere.Contains(name))
            return [];
        return Find(name) is { } command
            ? call.CommandElements.OfType<CommandParameterAst>().Where(p => !Resolves(command, p.ParameterName)).Select(p => $"{name} -{p.ParameterName}")
            : [name];
    }

    private CommandInfo? Find(string name)
    {
        var found = session.Invoke("Get-Command -Name $args[0] -ErrorAction Ignore | ForEach-Object { if ($_.ResolvedCommand) { $_.ResolvedCommand } else { $_ } }", name);
        return found.Output.Select(o => o.BaseObject).OfType<CommandInfo>().FirstOrDefault();
    }

    private static bool Resolves(CommandInfo command, string parameter)
    {
        try
        {
            return command.ResolveParameter(parameter) is not null;
        }
        catch (ParameterBindingException)
        {
            return false;
        }
    }
}
