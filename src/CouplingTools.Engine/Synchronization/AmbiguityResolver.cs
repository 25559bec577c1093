using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Running;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Settles creates whose effect could not be told as a person says: the record is this one, or it was never created and is now.</summary>
internal sealed class AmbiguityResolver(Workspace workspace, ResolveAmbiguityOptions options, IRunHost host)
{
    public async IAsyncEnumerable<SyncResult> ResolveAsync(IAsyncEnumerable<RecordReference> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var input in inputs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var name = input.Mapping ?? options.Mapping ?? throw ErrorText.Exception("MappingRequired", ErrorClass.Configuration, input);
            var mapping = await workspace.CompileAsync(name, cancellationToken).ConfigureAwait(false);
            yield return await ResolveAsync(mapping, input, cancellationToken).ConfigureAwait(false) with { Input = input.Source };
        }
    }

    private async Task<SyncResult> ResolveAsync(CompiledMapping mapping, RecordReference input, CancellationToken cancellationToken)
    {
        var open = await workspace.Store.AmbiguousIntentsAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
        if ((input.SalesId ?? input.Id) is not { } source || open.FirstOrDefault(create => create.SourceId == source) is not { } intent)
            return FailedUnknown(new SyncResult { Outcome = SyncOutcome.Failed, Mapping = mapping.Name, SalesId = input.SalesId }, input);

        var result = new SyncResult
        {
            Outcome = options.CreateAgain ? SyncOutcome.Created : SyncOutcome.Coupled,
            Mapping = mapping.Name,
            Direction = Directions.Toward(intent.Side),
            Name = intent.Values.GetValueOrDefault(mapping.Definition.Table(intent.Side).Name).Text,
            SalesId = source,
            RunId = intent.RunId,
        };
        var partners = await workspace.Store.FindAsync(mapping.Name, intent.Side.Opposite(), [source], cancellationToken).ConfigureAwait(false);
        if (partners is [var partner] && partner.IdOn(intent.Side) != intent.ReplacedId)
            return result.FailedCoupled(source, partner);
        try
        {
            return options.CreateAgain
                ? await CreateAsync(mapping, intent, result, cancellationToken).ConfigureAwait(false)
                : await CoupleAsync(mapping, intent, partners is [var replaced] ? replaced : null, result, cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException conflict)
        {
            return result.FailedCoupled(source, conflict.Existing);
        }
    }

    private async Task<SyncResult> CoupleAsync(CompiledMapping mapping, WriteIntent intent, StoredCoupling? replaced, SyncResult result, CancellationToken cancellationToken)
    {
        var found = await FindAsync(mapping, intent.Side, cancellationToken).ConfigureAwait(false);
        if (found is not [var record])
        {
            return options.BusinessCentralId is { } id
                ? result.Failed("RecordNotFound", ErrorClass.Data, id, mapping.Name)
                : found.Count == 0
                    ? result.Failed("NumberNotFound", ErrorClass.Data, options.Number, mapping.Name)
                    : result.Failed("NumberAmbiguous", ErrorClass.Data, options.Number, found.Count, intent.Side, string.Join(", ", found.Select(other => other.Id)));
        }

        var couplings = await workspace.Store.FindAsync(mapping.Name, intent.Side, [record.Id], cancellationToken).ConfigureAwait(false);
        if (couplings is [var other])
            return result.FailedCoupled(record.Id, other);
        result = result with
        {
            Reason = "CreationConfirmed",
            BusinessCentralId = record.Id,
            Number = Display.Number(mapping.Definition, intent.Side, record),
            Name = Display.Name(mapping.Definition, intent.Side, record),
        };
        if (await AskAsync(result, cancellationToken).ConfigureAwait(false) is { } answered)
            return answered;
        var ledger = await RecoveryLedger.OpenAsync(workspace, mapping, [intent], cancellationToken).ConfigureAwait(false);
        var stored = await new CreatedCouplings(workspace, mapping, ledger)
            .AddAsync(intent.RunId, [new CreatedRecord(intent, record, replaced)], cancellationToken)
            .ConfigureAwait(false);
        return stored.Count > 0 ? result : FailedUnknown(result, intent.SourceId);
    }

    private async Task<SyncResult> CreateAsync(CompiledMapping mapping, WriteIntent intent, SyncResult result, CancellationToken cancellationToken)
    {
        if (await AskAsync(result with { Changes = intent.Changes }, cancellationToken).ConfigureAwait(false) is { } answered)
            return answered;
        await workspace.Store.DropIntentsAsync([intent.Id], cancellationToken).ConfigureAwait(false);
        var run = new SyncOptions
        {
            Mapping = mapping.Name,
            Direction = Directions.Toward(intent.Side),
            IfNotCoupled = UncoupledPolicy.Create,
            OnDeleted = intent.ReplacedId is null ? null : DeletedPolicy.Restore,
        };
        RecordReference[] references = [new() { Mapping = mapping.Name, SalesId = intent.SourceId }];
        await foreach (var created in new SyncRunner(workspace).RunAsync(references.ToAsyncEnumerable(), run, new AgreedHost(host, _ => true), cancellationToken).ConfigureAwait(false))
            result = created;
        return result;
    }

    private async Task<IReadOnlyList<Record>> FindAsync(CompiledMapping mapping, Side side, CancellationToken cancellationToken)
    {
        var service = workspace.Service(side);
        var fields = mapping.FieldsToRead[side];
        if (options.BusinessCentralId is { } id)
            return [.. (await service.ReadAsync(mapping.Table(side), [id], fields, cancellationToken).ConfigureAwait(false)).Values];
        return mapping.Definition.Table(side).Number is { } number
            ? await service.ReadByKeyAsync(mapping.Table(side), number, [FieldValue.Of(options.Number!.Trim())], null, fields, cancellationToken).ConfigureAwait(false)
            : [];
    }

    /// <returns>The result, unless it is to be done.</returns>
    private async Task<SyncResult?> AskAsync(SyncResult result, CancellationToken cancellationToken)
    {
        var answer = await host.AskAsync(result, cancellationToken).ConfigureAwait(false);
        if (answer == RunAnswer.Decline)
            return result with { Outcome = SyncOutcome.Skipped, Reason = ItemResults.Declined };
        return answer == RunAnswer.Preview || options.Preview ? result with { Outcome = SyncOutcome.Planned, Reason = result.Outcome.ToString() } : null;
    }

    /// <summary>No create for the record is in doubt, or somebody else has settled it.</summary>
    private static SyncResult FailedUnknown(SyncResult result, object source) => result.Failed("NothingAmbiguous", ErrorClass.Data, source, result.Mapping);
}
