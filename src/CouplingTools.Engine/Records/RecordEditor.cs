using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Records;

/// <summary>The small edits of a person: any writable field of a table, with the version that person saw.</summary>
internal sealed class RecordEditor(Workspace workspace)
{
    public async Task<ServiceRecord> CreateAsync(string mappingName, Side side, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var mapping = await workspace.CompileAsync(mappingName, cancellationToken).ConfigureAwait(false);
        var given = EditedValues.Of(mapping.Describe(side), values, WriteKind.Create);
        var named = given.Select(value => value.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var defaults = mapping.NewRecordDefaults[side].Where(value => value.When is null && !named.Contains(value.Name)).Select(value => KeyValuePair.Create(value.Name, value.Value));
        Guid? id = side == Side.Sales ? workspace.NewId() : null;
        var record = await WriteAsync(
            mapping.Definition, side, mapping.Describe(side), new WriteOperation(WriteKind.Create, id, null, [.. given, .. defaults]), cancellationToken).ConfigureAwait(false);
        return record!.ToServiceRecord(mapping.Definition, side, null);
    }

    public async Task<ServiceRecord> UpdateAsync(ServiceRecord record, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var mapping = workspace.Catalog.Find(record.Mapping);
        var description = await workspace.DescribeAsync(record.Side, mapping, cancellationToken).ConfigureAwait(false);
        var operation = new WriteOperation(WriteKind.Update, record.Id, record.Version, EditedValues.Of(description, values, WriteKind.Update));
        var written = await WriteAsync(mapping, record.Side, description, operation, cancellationToken).ConfigureAwait(false);
        var coupling = await workspace.Store.FindAsync(mapping.Name, record.Side, [record.Id], cancellationToken).ConfigureAwait(false);
        return written!.ToServiceRecord(mapping, record.Side, coupling is [var found, ..] ? found : null);
    }

    public async Task RemoveAsync(ServiceRecord record, CancellationToken cancellationToken)
    {
        var mapping = workspace.Catalog.Find(record.Mapping);
        var description = await workspace.DescribeAsync(record.Side, mapping, cancellationToken).ConfigureAwait(false);
        await WriteAsync(mapping, record.Side, description, new WriteOperation(WriteKind.Delete, record.Id, record.Version, []), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Record?> WriteAsync(
        RecordMapping mapping, Side side, TableDescription description, WriteOperation operation, CancellationToken cancellationToken)
    {
        var answers = await workspace.Service(side)
            .WriteAsync(description.Table, [operation], description.ReadableFields(), cancellationToken)
            .ConfigureAwait(false);
        var answer = answers[0];
        if (answer.Status == WriteStatus.Done)
            return answer.Record;

        var (id, errorClass) = answer.Status switch
        {
            WriteStatus.VersionChanged => ("RecordChanged", ErrorClass.Transient),
            WriteStatus.NotFound => ("RecordNotFound", ErrorClass.Data),
            WriteStatus.AlreadyExists => ("RecordExists", ErrorClass.Data),
            WriteStatus.Unknown => ("WriteUnknown", ErrorClass.Transient),
            _ => (null, ErrorClass.Data),
        };
        throw id is null
            ? ServiceFailure.ToException(new ServiceException(answer.Error!))
            : ErrorText.Exception(id, errorClass, operation.Id, mapping.Name, side, answer.Error?.Message);
    }
}
