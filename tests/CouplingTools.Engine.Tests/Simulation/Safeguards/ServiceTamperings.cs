using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>Safeguards of what is sent and of what is made of the answers.</summary>
internal static class ServiceTamperings
{
    public static SimTampering UpdatesWithoutVersion { get; } = new()
    {
        Service = service => Sending(service, operation => operation with { Version = null }),
    };

    /// <summary>The service chooses the ids of creates in Sales, as far as the journal knows too.</summary>
    public static SimTampering CreatesWithoutOwnId { get; } = new()
    {
        Service = service => Sending(service, operation => operation.Kind == WriteKind.Create ? operation with { Id = null } : operation),
        Store = (store, _) => SimStandIn<ICouplingStore>.Before(store, (call, arguments) =>
        {
            if (call == nameof(ICouplingStore.AddIntentsAsync))
                arguments[0] = ((IReadOnlyList<WriteIntent>)arguments[0]!).Select(intent => intent.Kind == WriteKind.Create ? intent with { TargetId = null } : intent).ToList();
            return null;
        }),
    };

    /// <summary>No <c>If-None-Match</c>.</summary>
    public static SimTampering CreatesOverWhatIsThere { get; } = new() { Upserts = true };

    /// <summary>A create in Business Central whose answer is lost passes for one that was never taken up.</summary>
    public static SimTampering LostCreatesForgotten { get; } = new()
    {
        Service = service => service.Side == Side.Sales ? service : Answering(service, (operation, answer) =>
            operation.Kind == WriteKind.Create && answer.Status == WriteStatus.Unknown ? answer with { Status = WriteStatus.NotSent } : answer),
    };

    /// <summary>Bases hold what was sent, not what the service made of it.</summary>
    public static SimTampering BasesFromWhatWasSent { get; } = new()
    {
        Service = service => Answering(service, (operation, answer) => answer.Record is { } record ? answer with { Record = With(record, operation.Values) } : answer),
    };

    private static Record With(Record record, IEnumerable<KeyValuePair<string, FieldValue>> values)
    {
        var changed = record.Values.ToDictionary(StringComparer.Ordinal);
        foreach (var (field, value) in values.Where(value => changed.ContainsKey(value.Key)))
            changed[field] = value;
        return record with { Values = changed };
    }

    private static IRecordService Sending(IRecordService service, Func<WriteOperation, WriteOperation> change) => SimStandIn<IRecordService>.Before(service, (call, arguments) =>
    {
        if (call == nameof(IRecordService.WriteAsync))
            arguments[1] = ((IReadOnlyList<WriteOperation>)arguments[1]!).Select(change).ToList();
        return null;
    });

    private static IRecordService Answering(IRecordService service, Func<WriteOperation, WriteAnswer, WriteAnswer> change) =>
        SimStandIn<IRecordService>.Before(service, (call, arguments) => call == nameof(IRecordService.WriteAsync) ? AnswerAsync(service, arguments, change) : null);

    private static async Task<IReadOnlyList<WriteAnswer>> AnswerAsync(IRecordService service, object?[] arguments, Func<WriteOperation, WriteAnswer, WriteAnswer> change)
    {
        var operations = (IReadOnlyList<WriteOperation>)arguments[1]!;
        var answers = await service.WriteAsync(
            (TableReference)arguments[0]!, operations, (IReadOnlyList<string>)arguments[2]!, (Announcement)arguments[3]!, (CancellationToken)arguments[4]!);
        return [.. operations.Zip(answers, change)];
    }
}
