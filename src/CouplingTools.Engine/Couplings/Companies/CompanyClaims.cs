using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings.Companies;

/// <summary>Marks Sales rows as our company's and frees them again, some hundred in one batch, where they are not written anyway.</summary>
internal sealed class CompanyClaims(Workspace workspace)
{
    private const int MaxAttempts = 3;

    /// <summary>Settles the items whose Sales record belongs to another company.</summary>
    public async Task RejectOthersAsync(SyncChunk chunk, IEnumerable<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        if (chunk.Run.Company is not { } mark)
            return;
        var others = items.Where(item => item.On(Side.Sales) is { } row && mark.IsOthers(row)).ToList();
        if (others.Count == 0)
            return;
        var companies = others.Select(item => item.On(Side.Sales)![CompanyMark.Column]).Distinct().ToList();
        var names = await workspace.Companies.NamesAsync(mark, companies, cancellationToken).ConfigureAwait(false);
        foreach (var item in others)
        {
            var company = item.On(Side.Sales)![CompanyMark.Column];
            results.Fail(item, "OwnedByOtherCompany", ErrorClass.Data, Display.Name(chunk.Run.Mapping.Definition, Side.Sales, item.On(Side.Sales)!) ?? item.IdOn(Side.Sales).ToString(), names.GetValueOrDefault(company, company.Text));
        }
    }

    /// <summary>Marks the Sales records of items that are about to be coupled without being written; those that cannot be are settled.</summary>
    public async Task ClaimAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, bool takesOver, ItemResults results, CancellationToken cancellationToken)
    {
        if (chunk.Run.Company is not { Own.IsBlank: false } mark)
            return;
        bool IsDue(Record row) => mark.CanClaim(row) || (takesOver && mark.IsOthers(row));
        var rows = items.Select(item => item.On(Side.Sales)!).Where(IsDue).DistinctBy(row => row.Id).ToDictionary(row => row.Id);
        var (trouble, given, _) = await WriteAsync(chunk.Run.Mapping, rows, mark.Own, IsDue, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            if (trouble.TryGetValue(item.IdOn(Side.Sales)!.Value, out var error))
                results.Refuse(item, error);
            else if (given.TryGetValue(item.IdOn(Side.Sales)!.Value, out var row))
                item.SetRecord(Side.Sales, row);
        }

        await RejectOthersAsync(chunk, items.Where(item => item.IsOpen), results, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Frees the Sales records of couplings that go, unless another mapping still couples them. A record that cannot be freed is told of; it does not keep its
    /// coupling.
    /// </summary>
    /// <returns>What was written, by the Sales record.</returns>
    public async Task<IReadOnlyDictionary<Guid, WriteImage>> ReleaseAsync(IReadOnlyCollection<StoredCoupling> couplings, IRunHost host, CancellationToken cancellationToken)
    {
        var freed = new Dictionary<Guid, WriteImage>();
        foreach (var group in couplings.GroupBy(coupling => coupling.Mapping, StringComparer.OrdinalIgnoreCase))
        {
            if (workspace.Catalog.TryFind(group.Key) is not { } definition || definition.Table(Side.Sales).OptionSet is not null)
                continue;
            try
            {
                foreach (var (id, image) in await ReleaseAsync(definition, [.. group], host, cancellationToken).ConfigureAwait(false))
                    freed[id] = image;
            }
            catch (Exception failure) when (failure is ServiceException or CouplingException)
            {
                host.Warn(ErrorText.Message("CompanyNotCleared", string.Join(", ", group.Select(NameOf)), failure.Message));
            }
        }

        return freed;
    }

    private async Task<IReadOnlyDictionary<Guid, WriteImage>> ReleaseAsync(RecordMapping definition, List<StoredCoupling> couplings, IRunHost host, CancellationToken cancellationToken)
    {
        var mapping = await workspace.CompileAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        if (await workspace.Companies.MarkOfAsync(mapping.CompanyColumn, host, cancellationToken).ConfigureAwait(false) is not { Own.IsBlank: false } mark)
            return new Dictionary<Guid, WriteImage>();
        var free = couplings.Select(coupling => coupling.SalesId).ToHashSet();
        foreach (var other in workspace.Catalog.All.Where(other => other.Name != definition.Name && Workspace.TableOf(other, Side.Sales) == mapping.Table(Side.Sales)))
            free.ExceptWith((await workspace.Store.FindAsync(other.Name, Side.Sales, free, cancellationToken).ConfigureAwait(false)).Select(coupling => coupling.SalesId));
        var rows = (await ReadAsync(mapping, free, cancellationToken).ConfigureAwait(false)).Where(row => mark.IsOwn(row.Value)).ToDictionary(row => row.Key, row => row.Value);
        var (trouble, _, written) = await WriteAsync(mapping, rows, FieldValue.Blank, mark.IsOwn, cancellationToken).ConfigureAwait(false);
        foreach (var coupling in couplings.Where(coupling => trouble.ContainsKey(coupling.SalesId)))
            host.Warn(ErrorText.Message("CompanyNotCleared", NameOf(coupling), trouble[coupling.SalesId].Message));
        return written;
    }

    private static string NameOf(StoredCoupling coupling) => coupling.Name ?? coupling.Number ?? coupling.SalesId.ToString();

    private Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(CompiledMapping mapping, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? Task.FromResult<IReadOnlyDictionary<Guid, Record>>(new Dictionary<Guid, Record>())
        : workspace.Service(Side.Sales).ReadAsync(mapping.Table(Side.Sales), ids, Fields(mapping), cancellationToken);

    /// <summary>Writes the column; a row that changes meanwhile is read again, a row that is gone needs nothing any more.</summary>
    /// <returns>What could not be written, the rows as they are now where that is known, and what was written, be it without an answer.</returns>
    private async Task<(Dictionary<Guid, ServiceError> Trouble, Dictionary<Guid, Record> Rows, Dictionary<Guid, WriteImage> Written)> WriteAsync(
        CompiledMapping mapping, IReadOnlyDictionary<Guid, Record> rows, FieldValue value, Func<Record, bool> isDue, CancellationToken cancellationToken)
    {
        var (trouble, given, written) = (new Dictionary<Guid, ServiceError>(), new Dictionary<Guid, Record>(), new Dictionary<Guid, WriteImage>());
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            var operations = rows.Values.Select(row => new WriteOperation(WriteKind.Update, row.Id, row.Version, [new(CompanyMark.Column, value)])).ToList();
            var answers = await workspace.Service(Side.Sales).WriteAsync(mapping.Table(Side.Sales), operations, Fields(mapping), cancellationToken).ConfigureAwait(false);
            var moved = new List<Guid>();
            var unanswered = new List<Record>();
            foreach (var (operation, answer) in operations.Zip(answers))
            {
                if (answer.Status == WriteStatus.Unknown)
                    unanswered.Add(rows[operation.Id!.Value]);
                if (answer.Status == WriteStatus.Done)
                    written[operation.Id!.Value] = ImageOf(rows[operation.Id!.Value], answer.Record!);
                if (answer.Status is WriteStatus.VersionChanged or WriteStatus.Unknown or WriteStatus.NotSent && attempt < MaxAttempts)
                    moved.Add(operation.Id!.Value);
                else if (answer.Status == WriteStatus.Done)
                    given[operation.Id!.Value] = answer.Record!;
                else if (answer.Status != WriteStatus.NotFound)
                    trouble[operation.Id!.Value] = answer.Error ?? ServiceErrors.Create(Side.Sales, "RowKeepsChanging", ErrorClass.Transient, 0);
            }

            var read = await ReadAsync(mapping, moved, cancellationToken).ConfigureAwait(false);
            foreach (var (id, row) in read)
                given[id] = row;
            foreach (var row in unanswered.Where(row => read.TryGetValue(row.Id, out var now) && now[CompanyMark.Column] == value))
                written[row.Id] = ImageOf(row, read[row.Id]);
            rows = read.Where(row => isDue(row.Value)).ToDictionary(row => row.Key, row => row.Value);
        }

        return (trouble, given, written);
    }

    private static WriteImage ImageOf(Record before, Record after) => new(Side.Sales, IsCreate: false, Marked(before), Marked(after), after.Version);

    private static Dictionary<string, FieldValue> Marked(Record row) => new() { [CompanyMark.Column] = row[CompanyMark.Column] };

    private static IReadOnlyList<string> Fields(CompiledMapping mapping) => mapping.FieldsToRead[Side.Sales];
}
