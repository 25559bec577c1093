using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Resolves conflicts as a person decided them: a run that writes the conflicting fields and nothing else.</summary>
internal sealed class ConflictResolver(Workspace workspace)
{
    public IAsyncEnumerable<SyncResult> ResolveAsync(
        IAsyncEnumerable<RecordReference> inputs, ResolveOptions options, IRunHost host, CancellationToken cancellationToken)
    {
        var run = new SyncOptions
        {
            Mapping = options.Mapping,
            Resolution = new ConflictResolution(options.Use, options.Fields),
            Preview = options.Preview,
            HasRails = false,
        };
        return new SyncRunner(workspace).RunAsync(JoinFieldsAsync(inputs, cancellationToken), run, host, cancellationToken);
    }

    /// <summary>A comparison yields the fields of a record one after the other; together they are one input.</summary>
    private static async IAsyncEnumerable<RecordReference> JoinFieldsAsync(
        IAsyncEnumerable<RecordReference> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordReference? joined = null;
        await foreach (var input in inputs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (joined?.Fields is { } fields && input.Fields is not null && IsSame(joined, input))
            {
                joined = joined with { Fields = [.. fields, .. input.Fields] };
                continue;
            }

            if (joined is not null)
                yield return joined;
            joined = input;
        }

        if (joined is not null)
            yield return joined;
    }

    private static bool IsSame(RecordReference left, RecordReference right) =>
        (left.Mapping, left.BusinessCentralId, left.SalesId) == (right.Mapping, right.BusinessCentralId, right.SalesId);
}
