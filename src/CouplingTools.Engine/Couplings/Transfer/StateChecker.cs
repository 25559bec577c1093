namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>Reads a whole state file and compares it with the store, before anything of it is written.</summary>
internal sealed class StateChecker(Workspace workspace, StoreScope scope, string path)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];
    private readonly HashSet<(string Mapping, Side Side, Guid Id)> _coupled = [];

    private readonly HashSet<(string Mapping, Guid BusinessCentralId)> _present = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The open writes of the file, unless it is of another environment, where they mean nothing.</summary>
    public List<WriteIntent> Writes { get; } = [];

    /// <summary>How far changes were read, unless the file is of another environment.</summary>
    public List<StoredWatermark> Watermarks { get; } = [];

    /// <summary>Whether the store has a coupling already; it stays as it is.</summary>
    public bool IsPresent(StateCoupling coupling) => _present.Contains((coupling.Mapping.ToUpperInvariant(), coupling.BusinessCentralId));

    /// <summary>Whether the file couples the record that a write takes its values from.</summary>
    public bool Couples(WriteIntent write) => _coupled.Contains((write.Mapping.ToUpperInvariant(), write.Side.Opposite(), write.SourceId));

    /// <exception cref="CouplingException"><c>StateForeign</c>, <c>StateContradicts</c>; or the file cannot be read.</exception>
    public async Task<CouplingState> CheckAsync(StateReader reader, bool takesForeign, CancellationToken cancellationToken)
    {
        var header = await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        var isForeign = !StoreOwner.IsSame(header.Scope, scope);
        if (isForeign && !takesForeign)
        {
            throw StateErrors.Create(
                "StateForeign", path, header.Company, header.CompanyId, header.Environment, header.Organization, header.OrganizationId,
                scope.Place!.Company, scope.CompanyId, scope.Place.Environment, scope.Place.Organization, scope.OrganizationId);
        }

        var state = StateView.Of(path, header) with { IsForeign = isForeign };
        var page = new List<StateCoupling>(SyncOptions.DefaultBatchSize);
        await foreach (var line in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            NoteMapping(line.Mapping!);
            if (line.Watermark is { } watermark && !isForeign)
                await CheckWatermarkAsync(watermark, cancellationToken).ConfigureAwait(false);
            state = Counted(state, line);
            if (!isForeign)
                Collect(line);
            if (line.Coupling is { } coupling)
                page.Add(coupling);
            if (page.Count == SyncOptions.DefaultBatchSize)
                await CheckAsync(page, cancellationToken).ConfigureAwait(false);
        }

        await CheckAsync(page, cancellationToken).ConfigureAwait(false);
        return state with { AlreadyThere = _present.Count, Watermarks = Watermarks.Count, OpenWrites = Writes.Count, UnknownMappings = _unknown.Count == 0 ? state.UnknownMappings : [.. _unknown] };
    }

    private static CouplingState Counted(CouplingState state, StateLine line) => line.Coupling is { } coupling
        ? state with { Couplings = state.Couplings + 1, Held = state.Held + (coupling.Hold is null ? 0 : 1) }
        : state;

    private void Collect(StateLine line)
    {
        if (line.Write is { } write)
            Writes.Add(write with { Id = 0, Coupling = null, Lease = null, Continues = null });
        if (line.Watermark is { } watermark)
            Watermarks.Add(watermark);
    }

    /// <summary>What is of a mapping that is not known here waits in the store until it is, as it did where it comes from.</summary>
    private void NoteMapping(string mapping)
    {
        if (workspace.Catalog.TryFind(mapping) is null)
            _unknown.Add(mapping);
    }

    private async Task CheckWatermarkAsync(StoredWatermark watermark, CancellationToken cancellationToken)
    {
        var known = await workspace.Store.ReadWatermarkAsync(watermark.Mapping, watermark.Side, cancellationToken).ConfigureAwait(false);
        if (known is not null && known != watermark.Value)
            throw StateErrors.Create("StateOutdated", path, watermark.Mapping, watermark.Side);
    }

    private async Task CheckAsync(List<StateCoupling> page, CancellationToken cancellationToken)
    {
        foreach (var coupling in page)
        {
            var mapping = coupling.Mapping.ToUpperInvariant();
            foreach (var side in s_sides.Where(side => !_coupled.Add((mapping, side, coupling.IdOn(side)))))
                throw StateErrors.Create("StateTwice", path, coupling.Mapping, side, coupling.IdOn(side));
        }

        foreach (var group in page.GroupBy(coupling => coupling.Mapping, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var side in s_sides)
                await CheckAsync(group.Key, side, [.. group], cancellationToken).ConfigureAwait(false);
        }

        page.Clear();
    }

    private async Task CheckAsync(string mapping, Side side, List<StateCoupling> couplings, CancellationToken cancellationToken)
    {
        var known = await workspace.Store.FindAsync(mapping, side, [.. couplings.Select(coupling => coupling.IdOn(side))], cancellationToken).ConfigureAwait(false);
        var byId = couplings.ToDictionary(coupling => coupling.IdOn(side));
        foreach (var coupling in known)
        {
            if (byId[coupling.IdOn(side)].IdOn(side.Opposite()) != coupling.IdOn(side.Opposite()))
                throw StateErrors.Create("StateContradicts", path, mapping, side, coupling.IdOn(side), byId[coupling.IdOn(side)].IdOn(side.Opposite()), coupling.IdOn(side.Opposite()));
            _present.Add((mapping.ToUpperInvariant(), coupling.BusinessCentralId));
        }
    }
}
