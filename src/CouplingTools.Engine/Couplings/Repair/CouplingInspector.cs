using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Looks at couplings of one mapping, some hundred at once: what their records, other mappings and other companies say.</summary>
internal sealed class CouplingInspector(Workspace workspace)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public async Task<IReadOnlyList<CouplingFinding>> InspectAsync(
        RecordMapping mapping, IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken)
    {
        var present = await Task.WhenAll(s_sides.Select(side => PresentAsync(mapping, side, couplings, filter: null, cancellationToken))).ConfigureAwait(false);
        var inside = await Task.WhenAll(s_sides.Select(side => mapping.Table(side).Filter is { } filter
            ? PresentAsync(mapping, side, couplings, filter, cancellationToken)
            : Task.FromResult(present[(int)side]))).ConfigureAwait(false);
        var rivals = await RivalsAsync(mapping, couplings, cancellationToken).ConfigureAwait(false);
        var elsewhere = await workspace.Store.FindElsewhereAsync(mapping.Name, [.. couplings.Select(coupling => coupling.SalesId)], cancellationToken).ConfigureAwait(false);
        var marked = await MarkedByOthersAsync(mapping, [.. couplings.Select(coupling => coupling.SalesId)], cancellationToken).ConfigureAwait(false);

        var findings = new List<CouplingFinding>();
        foreach (var coupling in couplings)
        {
            var missing = s_sides.Where(side => !present[(int)side].Contains(coupling.IdOn(side))).ToList();
            if (missing.Count == 2)
                findings.Add(Finding.Of(coupling, CouplingFindingKind.BothGone));
            else if (missing.Count == 1)
                findings.Add(Finding.Of(coupling, missing[0] == Side.Sales ? CouplingFindingKind.SalesGone : CouplingFindingKind.BusinessCentralGone));
            foreach (var side in s_sides.Where(side => present[(int)side].Contains(coupling.IdOn(side)) && !inside[(int)side].Contains(coupling.IdOn(side))))
                findings.Add(Finding.Of(coupling, CouplingFindingKind.FilteredOut, side, mapping.Table(side).Filter));
            foreach (var rival in rivals[coupling.BusinessCentralId].Concat(rivals[coupling.SalesId]).DistinctBy(rival => rival.Id))
            {
                var kind = rival.BusinessCentralId == coupling.BusinessCentralId && rival.SalesId == coupling.SalesId ? CouplingFindingKind.Duplicate : CouplingFindingKind.Crossed;
                findings.Add(Finding.Of(coupling, kind, rival.Mapping, rival.BusinessCentralId, rival.SalesId));
            }

            foreach (var company in elsewhere[coupling.SalesId].Select(id => id.ToString()).Concat(marked[coupling.SalesId]))
                findings.Add(Finding.Of(coupling, CouplingFindingKind.OtherCompany, company));
        }

        return findings;
    }

    private async Task<HashSet<Guid>> PresentAsync(
        RecordMapping mapping, Side side, IReadOnlyList<StoredCoupling> couplings, string? filter, CancellationToken cancellationToken)
    {
        var table = Workspace.TableOf(mapping, side);
        var key = mapping.Table(side).Key;
        IReadOnlyList<Guid> ids = [.. couplings.Select(coupling => coupling.IdOn(side)).Distinct()];
        if (filter is null)
            return [.. (await workspace.Service(side).ReadAsync(table, ids, [key], cancellationToken).ConfigureAwait(false)).Keys];
        var found = await workspace.Service(side)
            .ReadByKeyAsync(table, key, [.. ids.Select(id => FieldValue.Of(id))], filter, [key], cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(record => record.Id)];
    }

    /// <summary>The names of other companies that Sales records belong to, where Business Central's solution tells.</summary>
    private async Task<ILookup<Guid, string>> MarkedByOthersAsync(RecordMapping mapping, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var table = Workspace.TableOf(mapping, Side.Sales);
        var column = CompanyMark.ColumnOf(await workspace.DescribeAsync(Side.Sales, mapping, cancellationToken).ConfigureAwait(false), []);
        if (await workspace.Companies.MarkOfAsync(column, QuietHost.Instance, cancellationToken).ConfigureAwait(false) is not { } mark)
            return Enumerable.Empty<(Guid, string)>().ToLookup(pair => pair.Item1, pair => pair.Item2);
        var rows = await workspace.Service(Side.Sales).ReadAsync(table, ids, [table.Key, CompanyMark.Column], cancellationToken).ConfigureAwait(false);
        var others = rows.Values.Where(mark.IsOthers).ToList();
        var names = await workspace.Companies.NamesAsync(mark, [.. others.Select(row => row[CompanyMark.Column]).Distinct()], cancellationToken).ConfigureAwait(false);
        return others.ToLookup(row => row.Id, row => names.GetValueOrDefault(row[CompanyMark.Column], row[CompanyMark.Column].Text));
    }

    /// <summary>Couplings of the same records in other mappings of the same tables.</summary>
    private async Task<ILookup<Guid, StoredCoupling>> RivalsAsync(RecordMapping mapping, IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken)
    {
        var rivals = new List<(Guid Id, StoredCoupling Coupling)>();
        foreach (var other in workspace.Catalog.All.Where(other => other.Name != mapping.Name && s_sides.All(side => Workspace.TableOf(other, side) == Workspace.TableOf(mapping, side))))
        {
            foreach (var side in s_sides)
            {
                var found = await workspace.Store.FindAsync(other.Name, side, [.. couplings.Select(coupling => coupling.IdOn(side))], cancellationToken).ConfigureAwait(false);
                rivals.AddRange(found.Select(coupling => (coupling.IdOn(side), coupling)));
            }
        }

        return rivals.ToLookup(rival => rival.Id, rival => rival.Coupling);
    }
}
