using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CouplingTools.Engine.Environments.Configuration;

namespace CouplingTools.Completion;

/// <summary>Offers the environments of the configuration; none where it cannot be read.</summary>
public sealed class EnvironmentCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = CompletionWord.Parse(wordToComplete);
            var configuration = CouplingConfiguration.Load(PathIn(fakeBoundParameters));
            return [.. configuration.Names
                .Where(name => name.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
                .Select(name => word.ToResult(new CompletionOffer(name, configuration.Find(name).Description ?? name)))];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static string? PathIn(IDictionary parameters)
    {
        if (parameters["ConfigurationPath"]?.ToString() is not { } given)
            return null;
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)", useLocalScope: true).AddArgument(given);
        return shell.Invoke<string>().FirstOrDefault();
    }
}
