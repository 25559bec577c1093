using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Takes the couplings of a chunk's open items out of the store, together with its results. Neither record is touched, except that a Sales record no longer
/// counts as this company's where Business Central's solution makes it so.
/// </summary>
internal sealed class RemovedCouplings(Workspace workspace, IRunHost host)
{
    public const string Reason = "CouplingRemoved";

    private readonly CompanyClaims _claims = new(workspace);

    public async Task RemoveAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        if (chunk.Run.Preview)
            return;
        var results = new ItemResults(chunk.Run, workspace.Time);
        var going = chunk.Open.ToList();
        var freed = await _claims.ReleaseAsync([.. going.Select(item => item.Coupling!)], host, cancellationToken).ConfigureAwait(false);
        foreach (var item in going)
            Settle(item, freed, results);
        await workspace.Store.RemoveAsync([.. going.Select(item => item.Coupling!.Id)], chunk.ResultsOf(chunk.Items), CancellationToken.None).ConfigureAwait(false);
        foreach (var item in chunk.Items)
            item.IsRecorded = true;
    }

    /// <summary>The result of an item whose coupling is gone.</summary>
    public static void Settle(SyncItem item, IReadOnlyDictionary<Guid, WriteImage> freed, ItemResults results)
    {
        if (freed.TryGetValue(item.Coupling!.SalesId, out var image))
            Note(item, image);
        if (item.Written.Count > 0)
            results.Complete(item, SyncOutcome.Updated, Reason);
        else
            results.Skip(item, Reason);
    }

    private static void Note(SyncItem item, WriteImage image)
    {
        item.Images.Add(image);
        item.Written.Add(new FieldChange(CompanyMark.Column, image.Side, image.Before[CompanyMark.Column].Value, image.After[CompanyMark.Column].Value));
    }
}
