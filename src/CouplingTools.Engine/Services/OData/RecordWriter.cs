using System.Text.RegularExpressions;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Writes rows of a described table and tells what became of each write.</summary>
internal sealed partial class RecordWriter(IODataDialect dialect, BatchSender sender, RecordReader reader)
{
    public async Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableDescription table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, IWriteEncoder encoder,
        Announcement announce, CancellationToken cancellationToken)
    {
        var encoded = operations.Select(operation => Encode(operation, encoder)).ToList();
        var places = Enumerable.Range(0, encoded.Count).Where(place => encoded[place].Request is not null).ToList();
        var results = await sender.SendAsync(
            [.. places.Select(place => encoded[place].Request!)],
            (batch, token) => announce([.. batch.Select(index => places[index])], token),
            cancellationToken);
        var rows = new RowReader(dialect, table, fields);
        var answers = new WriteAnswer[operations.Count];
        var incomplete = new Dictionary<int, Guid>();
        var sent = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            if (encoded[i].Error is { } error)
            {
                answers[i] = new(WriteStatus.Refused, null, error);
                continue;
            }
            var result = results[sent++];
            answers[i] = Read(operations[i], result, rows);
            if (answers[i] is { Status: WriteStatus.Done, Record: { } record } && !rows.IsComplete(record))
                incomplete[i] = record.Id;
            else if (result.WasInDoubt && answers[i].Status != WriteStatus.Done && operations[i] is { Kind: WriteKind.Create, Id: { } id })
                incomplete[i] = id;
        }
        await CompleteAsync(table, fields, answers, incomplete, cancellationToken);
        return answers;
    }

    /// <summary>A row whose version was not told cannot be written without the risk of overwriting what somebody else wrote.</summary>
    private EncodedWrite Encode(WriteOperation operation, IWriteEncoder encoder) => operation is { Kind: not WriteKind.Create, Version: null or "" }
        ? new EncodedWrite(null, ServiceErrors.Unreadable(dialect.Side, 200, "@odata.etag"))
        : encoder.Encode(operation);

    private WriteAnswer Read(WriteOperation operation, BatchResult result, RowReader rows)
    {
        try
        {
            return AnswerShape.Read(dialect.Side, result.Item?.Status ?? 0, () => Answer(operation, result, rows));
        }
        catch (ServiceException e)
        {
            return new(WriteStatus.Unknown, null, e.Error);
        }
    }

    private WriteAnswer Answer(WriteOperation operation, BatchResult result, RowReader rows)
    {
        if (result.Item is not { } item)
        {
            var status = result is { Delivery: Delivery.NotSent, WasInDoubt: false } ? WriteStatus.NotSent : WriteStatus.Unknown;
            return new(status, null, result.Error);
        }
        if (!item.IsSuccess)
        {
            var error = result.Error ?? ErrorReader.Read(dialect.Side, item, result.CorrelationId);
            return new(result.WasInDoubt ? WriteStatuses.AfterDoubt(operation, error) : WriteStatuses.Of(operation, error), null, error);
        }
        if (operation.Kind == WriteKind.Delete)
            return new(WriteStatus.Done);
        return Row(operation, item, rows) is { } record && IsOf(operation, record)
            ? new(WriteStatus.Done, record)
            : new(WriteStatus.Unknown, null, ServiceErrors.Unreadable(dialect.Side, item.Status, "id"));
    }

    /// <summary>Whether the row is the one written. Answers in another order than the operations would show here.</summary>
    private bool IsOf(WriteOperation operation, Record record) =>
        operation.Id == record.Id || (operation.Kind == WriteKind.Create && (operation.Id is null || dialect.Side == Side.BusinessCentral));

    /// <summary>The row of an answer; without values when the answer has only the id, or we have it.</summary>
    private static Record? Row(WriteOperation operation, BatchItem item, RowReader rows)
    {
        var version = item.Header("ETag") ?? string.Empty;
        using var document = JsonBody.TryParse(item.Body, out _);
        if (document is not null && rows.TryRead(document.RootElement, version) is { } record)
            return record;
        var id = operation.Id ?? IdIn(item.Header("OData-EntityId") ?? item.Header("Location"));
        return id is { } known ? new Record(known, version, null, new Dictionary<string, FieldValue>()) : null;
    }

    private static Guid? IdIn(string? address) =>
        address is not null && LastKey().Match(address) is { Success: true } match ? Guid.Parse(match.Groups[1].Value) : null;

    /// <summary>
    /// Reads back what the answers left out, and what a repeated create may have made the first time. A write whose row
    /// cannot be read back is in doubt, because a row in part would pass for blanks.
    /// </summary>
    private async Task CompleteAsync(
        TableDescription table, IReadOnlyList<string> fields, WriteAnswer[] answers, Dictionary<int, Guid> incomplete,
        CancellationToken cancellationToken)
    {
        if (incomplete.Count == 0)
            return;
        IReadOnlyDictionary<Guid, Record> read = new Dictionary<Guid, Record>();
        var error = ServiceErrors.Unreadable(dialect.Side, 200, Selection.Of(dialect, table, fields)!);
        try
        {
            read = await reader.ReadByIdAsync(table, incomplete.Values, fields, cancellationToken);
        }
        catch (ServiceException e)
        {
            error = e.Error;
        }
        foreach (var (index, id) in incomplete)
        {
            if (read.TryGetValue(id, out var record))
                answers[index] = new(WriteStatus.Done, record);
            else if (answers[index].Status == WriteStatus.Done)
                answers[index] = new(WriteStatus.Unknown, null, error);
        }
    }

    [GeneratedRegex(@"\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastKey();
}
