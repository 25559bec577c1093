using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Completion;

/// <summary>Offers values from the connected environment. Tab must never fail or wait long: where nothing is known in time, nothing is offered.</summary>
public abstract class CouplingCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(800);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var session = RunspaceConnections.Here.Resolve(Bound(fakeBoundParameters, nameof(ConnectedCmdlet.Connection)) as CouplingConnection);
            var word = CompletionWord.Parse(wordToComplete);
            using var patience = new CancellationTokenSource(s_patience);
            var request = new CompletionRequest(session, commandName, Bound(fakeBoundParameters, "Mapping")?.ToString(), word.Text);
            var found = Task.Run(() => FindAsync(request, patience.Token), CancellationToken.None);
            return [.. PipelineThread.Wait(found.WaitAsync(s_patience, CancellationToken.None)).Select(word.ToResult)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private protected abstract Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken);

    private static object? Bound(IDictionary parameters, string name) =>
        parameters[name] is PSObject wrapped ? wrapped.BaseObject : parameters[name];
}
