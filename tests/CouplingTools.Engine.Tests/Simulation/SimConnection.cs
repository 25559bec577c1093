using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A service as a runner reaches it: over a connection on which requests and answers go wrong.</summary>
internal sealed class SimConnection(SimWorld world, SimService service, SimRunner runner) : IRecordService
{
    /// <summary>How a call begins that writes.</summary>
    public const string Writing = "writes";

    // As many calls as two runs make.
    private const int MuchLater = 50;

    public Side Side => service.Side;

    public TimeSpan ClockAhead => service.Ahead;

    public Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken) =>
        Task.FromResult(SimTables.Describe(service, table));

    public async IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fields = query.Fields ?? [service.Key, .. SimField.All.Select(field => field.On(Side))];
        var rows = () => service.Rows.Where(row => query.ModifiedSince is not { } since || row.ModifiedAt + service.Ahead >= since).Take(query.First ?? int.MaxValue);
        yield return await Read("queries rows", () => Seen(rows(), fields), cancellationToken);
    }

    public Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(
        TableReference table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        Read<IReadOnlyDictionary<Guid, Record>>(
            $"reads {ids.Count} rows",
            () => Seen(ids.Distinct().Select(service.Find).OfType<SimRow>(), fields).ToDictionary(record => record.Id),
            cancellationToken);

    public Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Record>>($"reads by {key}", () => Seen(service.Rows.Where(row => values.Any(value => IsSame(value, ValueOf(row, key)))), fields), cancellationToken);

    public Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, Announcement announce, CancellationToken cancellationToken) =>
        SimTasks.Done(() =>
        {
            // Who is cancelled meanwhile waits for the store all the same, lest two things happen at a time.
            SimTasks.Complete(announce([.. Enumerable.Range(0, operations.Count)], CancellationToken.None));
            return runner.Pass<IReadOnlyList<WriteAnswer>>($"{Writing} {operations.Count} rows to {Side}", () => Write(operations, fields), cancellationToken);
        });

    public async IAsyncEnumerable<ChangePage> ChangesAsync(TableReference table, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await Read($"reads the changes of {Side}", () => service.Changes(watermark), cancellationToken);
        if (runner.Run is { } run)
            run.Reached[Side] = page.Watermark!;
        yield return page;
    }

    public IDisposable LimitConcurrency(int most) => new MemoryStream();

    public Uri LinkTo(MappingTable table, Guid id) => new($"https://simulation.example/{id}");

    private Task<T> Read<T>(string call, Func<T> read, CancellationToken cancellationToken) =>
        SimTasks.Done(() => runner.Pass($"{call} of {Side}", () =>
        {
            ThrowIfWhole(FaultOf(isWrite: false));
            return read();
        }, cancellationToken));

    private List<Record> Seen(IEnumerable<SimRow> rows, IReadOnlyList<string> fields)
    {
        List<Record> records = [.. rows.Select(row => row.ToRecord(fields, service.Key, service.Ahead))];
        runner.Run?.Saw(records, world.Clock.GetUtcNow());
        return records;
    }

    private FieldValue ValueOf(SimRow row, string field) => field == service.Key ? FieldValue.Of(row.Id) : row.Values.GetValueOrDefault(field);

    private bool IsSame(FieldValue asked, FieldValue held) =>
        asked == held || (Side == Side.Sales && asked.Value is string && string.Equals(asked.Text, held.Text, StringComparison.OrdinalIgnoreCase));

    private SimFault? FaultOf(bool isWrite)
    {
        if (runner.Run is not { } run)
            return null;
        var number = isWrite ? ++run.Writes : ++run.Reads;
        return run.Step.Faults.FirstOrDefault(fault => fault.IsWrite == isWrite && fault.Request == number);
    }

    private void ThrowIfWhole(SimFault? fault)
    {
        if (fault?.Kind == SimFaultKind.Denied)
            throw new ServiceException(Error(401, "Authentication_InvalidCredentials", ErrorClass.Configuration));
        if (fault?.Kind == SimFaultKind.Unavailable || (fault is { IsWrite: false }))
            throw new ServiceException(Error(503, "ServiceUnavailable", ErrorClass.Transient));
    }

    private List<WriteAnswer> Write(IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields)
    {
        var fault = FaultOf(isWrite: true);
        world.Oracle.CheckRequest(runner, Side, operations);
        ThrowIfWhole(fault);
        return [.. operations.Select((operation, index) => Write(operation, fields, fault?.Befalls(index) == true ? fault.Kind : null))];
    }

    private WriteAnswer Write(WriteOperation operation, IReadOnlyList<string> fields, SimFaultKind? fault)
    {
        var by = runner.Run;
        switch (fault)
        {
            case SimFaultKind.LostRequest:
                return new WriteAnswer(WriteStatus.Unknown, null, Error(0, "ConnectionLost", ErrorClass.Transient));
            case SimFaultKind.Late or SimFaultKind.MuchLater:
                world.Later(fault == SimFaultKind.Late ? 1 : MuchLater, () => Carry(operation, fields, by, isTold: false));
                return new WriteAnswer(WriteStatus.Unknown, null, Error(0, "ConnectionLost", ErrorClass.Transient));
            case SimFaultKind.LostAnswer:
                Carry(operation, fields, by, isTold: false);
                return new WriteAnswer(WriteStatus.Unknown, null, Error(0, "ConnectionLost", ErrorClass.Transient));
            case SimFaultKind.Throttled:
                return new WriteAnswer(WriteStatus.NotSent, null, Error(429, "TooManyRequests", ErrorClass.Transient));
            case SimFaultKind.Locked:
                return new WriteAnswer(WriteStatus.Refused, null, Error(409, "Internal_RecordLocked", ErrorClass.Transient));
            default:
                return Carry(operation, fields, by, isTold: true);
        }
    }

    private WriteAnswer Carry(WriteOperation operation, IReadOnlyList<string> fields, SimRun? by, bool isTold)
    {
        var present = operation.Id is { } id ? service.Find(id) : null;
        if (operation.Kind == WriteKind.Create && present is not null && !world.Tampering.Upserts)
            return new WriteAnswer(WriteStatus.AlreadyExists, null, Error(412, "DuplicateRecord", ErrorClass.Data));
        if (operation.Kind == WriteKind.Update && present is null)
            return new WriteAnswer(WriteStatus.NotFound, null, Error(404, "NotFound", ErrorClass.Data));
        if (operation.Version is { } version && version != present!.Token)
            return new WriteAnswer(WriteStatus.VersionChanged, null, Error(412, "VersionMismatch", ErrorClass.Data));
        if (service.Refusal(operation.Values) is { } refusal)
            return new WriteAnswer(WriteStatus.Refused, null, refusal);

        var row = world.Oracle.Carry(by, service, operation, present, isTold);
        var record = row.ToRecord(fields, service.Key, service.Ahead);
        if (isTold)
            by?.Saw([record], world.Clock.GetUtcNow());
        return new WriteAnswer(WriteStatus.Done, record);
    }

    private ServiceError Error(int status, string code, ErrorClass errorClass) => new(Side, status, code, code, errorClass);
}
