namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>
/// Takes what a state file tells into the store. The whole file is checked first. An import that was cut short is completed by the next one:
/// what the store has already stays as it is.
/// </summary>
internal sealed class StateImporter(Workspace workspace, StoreScope scope)
{
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

        var couplings = new List<StateCoupling>();
        var writes = new List<WriteIntent>();
        var watermarks = new List<StoredWatermark>();
        await foreach (var line in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Coupling is { } coupling)
                couplings.Add(coupling);
            if (line.Write is { } write && !checker.Present.Contains((write.Mapping.ToUpperInvariant(), BusinessCentralIdOf(write))))
                writes.Add(write);
            if (line.Watermark is { } watermark)
                watermarks.Add(watermark);
            if (couplings.Count == SyncOptions.DefaultBatchSize)
                await AddAsync(couplings, checker, state.IsForeign, path, cancellationToken).ConfigureAwait(false);
        }

        await AddAsync(couplings, checker, state.IsForeign, path, cancellationToken).ConfigureAwait(false);
        if (state.IsForeign)
            return state;
        await workspace.Store.AddIntentsAsync(writes, cancellationToken).ConfigureAwait(false);
        await workspace.Store.WriteWatermarksAsync(watermarks, cancellationToken).ConfigureAwait(false);
        return state;
    }

    private static Guid BusinessCentralIdOf(WriteIntent write) =>
        write.Side == Side.Sales ? write.SourceId : write.TargetId ?? Guid.Empty;

    private async Task AddAsync(List<StateCoupling> couplings, StateChecker checker, bool isForeign, string path, CancellationToken cancellationToken)
    {
        var added = couplings.Where(coupling => !checker.Present.Contains((coupling.Mapping.ToUpperInvariant(), coupling.BusinessCentralId))).ToList();
        try
        {
            await workspace.Store.ConfirmAsync([.. added.Select(coupling => coupling.ToConfirmation(keepsVersions: !isForeign))], cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException conflict)
        {
            throw StateErrors.Create(
                "StateContradicts", path, conflict.Wanted.Mapping, Side.BusinessCentral, conflict.Wanted.BusinessCentralId, conflict.Wanted.SalesId, conflict.Existing.SalesId);
        }

        couplings.Clear();
    }
}
