using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Reads the rows that creates may have left behind.</summary>
internal sealed class CreateCandidates(Workspace workspace, CompiledMapping mapping)
{
    /// <summary>The rows that share a key with one of some creates, or that were written since and have a name like it.</summary>
    public async Task<IReadOnlyList<Record>> OfAsync(Side side, IReadOnlyList<WriteIntent> lost, CancellationToken cancellationToken)
    {
        var withKeys = await WithKeysOfAsync(side, [.. lost.Select(intent => intent.Values)], cancellationToken).ConfigureAwait(false);
        var written = await WrittenSinceAsync(side, lost, cancellationToken).ConfigureAwait(false);
        return [.. withKeys.Concat(written).DistinctBy(record => record.Id)];
    }

    public async Task<IReadOnlyList<Record>> WithKeysOfAsync(
        Side side, IReadOnlyList<IReadOnlyDictionary<string, FieldValue>> creates, CancellationToken cancellationToken)
    {
        var reads = CreateKeys.Of(mapping.Definition, side).Fields
            .Select(field => ReadAsync(side, field, [.. creates.Select(create => create.GetValueOrDefault(field)).Where(value => !value.IsBlank).Distinct()], cancellationToken));
        return [.. (await Task.WhenAll(reads).ConfigureAwait(false)).SelectMany(records => records).DistinctBy(record => record.Id)];
    }

    /// <summary>The rows that carry one of some ids in the field that the mapping has for them.</summary>
    public Task<IReadOnlyList<Record>> CarryingAsync(Side side, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => mapping.Correlation is { } field
        ? ReadAsync(side, field.Name, [.. ids.Select(field.ValueOf)], cancellationToken)
        : Task.FromResult<IReadOnlyList<Record>>([]);

    private async Task<IReadOnlyList<Record>> ReadAsync(Side side, string field, List<FieldValue> wanted, CancellationToken cancellationToken) => wanted.Count == 0
        ? []
        : await workspace.Service(side)
            .ReadByKeyAsync(mapping.Table(side), field, wanted, null, mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);

    /// <summary>A service may write names its own way, so that nobody finds them by what was sent.</summary>
    private async Task<IReadOnlyList<Record>> WrittenSinceAsync(Side side, IReadOnlyList<WriteIntent> lost, CancellationToken cancellationToken)
    {
        var service = workspace.Service(side);
        var query = new RecordQuery(mapping.Table(side))
        {
            Fields = mapping.FieldsToRead[side],
            ModifiedSince = lost.Min(intent => CreateKeys.Earliest(intent, service)),
        };
        var names = lost.Select(intent => intent.Values.GetValueOrDefault(NameField(side)).Text).ToList();
        var found = new List<Record>();
        try
        {
            await foreach (var page in service.QueryAsync(query, cancellationToken).ConfigureAwait(false))
                found.AddRange(page.Where(record => names.Any(name => SentValues.AreAlike(name, record[NameField(side)].Text))));
        }
        catch (ServiceException failure) when (failure.Error.Code == ServiceErrors.ModifiedTimeMissing)
        {
            // The table does not tell when its rows were written.
        }

        return found;
    }

    private string NameField(Side side) => mapping.Definition.Table(side).Name;
}
