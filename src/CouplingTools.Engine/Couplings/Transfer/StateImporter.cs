namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>
/// Takes what a state file tells into the store. The whole file is checked first. An import that was cut short is completed by the next one:
/// what the store has already stays as it is.
/// </summary>
internal sealed class StateImporter(Workspace workspace, StoreScope scope)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    /// <param name="path">The file.</param>
    /// <param name="takesForeign">Whether the state of another company, organization or environment is taken.</param>
    /// <param name="confirm">Is asked once everything is checked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was taken; <see langword="null"/> when it was not confirmed.</returns>
    /// <exception cref="CouplingException">The file cannot be read, is not whole, or does not fit the store; nothing was written.</exception>
    public async Task<CouplingState?> ImportAsync(string path, bool takesForeign, Func<CouplingState, Task<bool>> confirm, CancellationToken cancellationToken)
    {
        using var reader = new StateReader(path);
        var checker = new StateChecker(workspace, scope, path);
        var state = await checker.CheckAsync(reader, takesForeign, cancellationToken).ConfigureAwait(false);
        if (!await confirm(state).ConfigureAwait(false))
            return null;

        var page = new List<StateCoupling>(SyncOptions.DefaultBatchSize);
        var writes = checker.Writes.ToLookup(write => (write.Mapping.ToUpperInvariant(), write.Side.Opposite(), write.SourceId));
        await foreach (var line in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Coupling is { } coupling && !checker.IsPresent(coupling))
                page.Add(coupling);
            if (page.Count == SyncOptions.DefaultBatchSize)
                await AddAsync(page, writes, state.IsForeign, path, cancellationToken).ConfigureAwait(false);
        }

        await AddAsync(page, writes, state.IsForeign, path, cancellationToken).ConfigureAwait(false);
        await workspace.Store.ImportAsync([], [.. checker.Writes.Where(write => !checker.Couples(write))], checker.Watermarks, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>What a coupling's open writes did is settled with the coupling, so they come together: where one is, the other has been.</summary>
    private async Task AddAsync(
        List<StateCoupling> couplings, ILookup<(string Mapping, Side Source, Guid Id), WriteIntent> writes, bool isForeign, string path, CancellationToken cancellationToken)
    {
        var open = couplings.SelectMany(coupling => s_sides.SelectMany(side => writes[(coupling.Mapping.ToUpperInvariant(), side, coupling.IdOn(side))])).ToList();
        try
        {
            await workspace.Store.ImportAsync([.. couplings.Select(coupling => coupling.ToConfirmation(keepsVersions: !isForeign))], open, [], cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException conflict)
        {
            throw StateErrors.Create(
                "StateContradicts", path, conflict.Wanted.Mapping, Side.BusinessCentral, conflict.Wanted.BusinessCentralId, conflict.Wanted.SalesId, conflict.Existing.SalesId);
        }

        couplings.Clear();
    }
}
