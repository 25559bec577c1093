using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>Safeguards of the journal, of recovery and of those who share a store.</summary>
internal static class StoreTamperings
{
    /// <summary>Writes leave without an intent on disk.</summary>
    public static SimTampering WritesWithoutIntent { get; } = Calls((store, call, arguments) => call switch
    {
        nameof(ICouplingStore.AddIntentsAsync) => NumberedAsync(store, Intents(arguments)),
        nameof(ICouplingStore.MarkSentAsync) => Task.FromResult(((IReadOnlyCollection<long>)arguments[0]!).Count),
        nameof(ICouplingStore.ConfirmAsync) => Confirm(arguments, confirmation => confirmation with { SettledIntents = [] }),
        _ => null,
    });

    /// <summary>Nobody notes that writes leave, so that they pass for never sent.</summary>
    public static SimTampering WritesWithoutMark { get; } = Calls((_, call, arguments) =>
        call == nameof(ICouplingStore.MarkSentAsync) ? Task.FromResult(((IReadOnlyCollection<long>)arguments[0]!).Count) : null) with { Spared = SimPromise.IntentFirst };

    /// <summary>What a run that died had sent is decided anew without being looked for.</summary>
    public static SimTampering NothingVerified { get; } = Calls((store, call, arguments) =>
        call == nameof(ICouplingStore.OpenIntentsAsync) ? UnsentAsync(store, (string)arguments[0]!) : null);

    /// <summary>What is not found at once passes for never done.</summary>
    public static SimTampering NothingWaitedFor { get; } = new() { SettleTime = TimeSpan.Zero };

    /// <summary>A record that has a partner by now, or for which a create is open, gets one more.</summary>
    public static SimTampering CreatesForCoupled { get; } = Calls((store, call, arguments) =>
        call == nameof(ICouplingStore.AddIntentsAsync) ? ReplacingAsync(store, Intents(arguments)) : null);

    /// <summary>Nobody knows what others are creating.</summary>
    public static SimTampering CreatesOfOthersUnknown { get; } = Calls((_, call, _) =>
        call == nameof(ICouplingStore.UnknownCreatesAsync) ? Task.FromResult<IReadOnlyList<WriteIntent>>([]) : null);

    /// <summary>Every run has every coupling.</summary>
    public static SimTampering CouplingsForAll { get; } = Calls((_, call, arguments) => call switch
    {
        nameof(ICouplingStore.ClaimAsync) => Task.FromResult<IReadOnlyList<CouplingClaim>>(
            [.. ((IReadOnlyList<StoredCoupling>)arguments[2]!).Select(coupling => new CouplingClaim(coupling.Id, ClaimState.Claimed, 1))]),
        _ => Unfenced(call, arguments),
    });

    /// <summary>A run that lost a claim, because it was taken for dead, has it again under another number, and writes on.</summary>
    public static SimTampering LostClaimsRenewed { get; } = Calls((store, call, arguments) => call switch
    {
        nameof(ICouplingStore.AddIntentsAsync) => RenewedAsync(store, Intents(arguments)),
        nameof(ICouplingStore.ConfirmAsync) => RenewedAsync(store, (IReadOnlyList<Confirmation>)arguments[0]!, (RunResults?)arguments[1]),
        _ => null,
    });

    /// <summary>How far changes were read is remembered, whatever became of them.</summary>
    public static SimTampering WatermarksAlwaysMove { get; } = new()
    {
        Store = (store, runner) => SimStandIn<ICouplingStore>.Before(store, (call, arguments) =>
        {
            if (call == nameof(ICouplingStore.WriteWatermarksAsync))
                arguments[0] = runner.Run!.Reached.Select(reached => new StoredWatermark(SimMapping.Name, reached.Key, reached.Value)).ToList();
            return null;
        }),
    };

    /// <summary>The couplings do not know the versions that our own writes left behind.</summary>
    public static SimTampering EchoesTakenForEdits { get; } = Calls((_, call, arguments) =>
        call == nameof(ICouplingStore.ConfirmAsync)
            ? Confirm(arguments, confirmation => confirmation with { Coupling = confirmation.Coupling with { BusinessCentralVersion = null, SalesVersion = null } })
            : null);

    private static SimTampering Calls(Func<ICouplingStore, string, object?[], object?> answer) =>
        new() { Store = (store, _) => SimStandIn<ICouplingStore>.Before(store, (call, arguments) => answer(store, call, arguments)) };

    private static IReadOnlyList<WriteIntent> Intents(object?[] arguments) => (IReadOnlyList<WriteIntent>)arguments[0]!;

    /// <summary>Passes on other confirmations.</summary>
    private static object? Confirm(object?[] arguments, Func<Confirmation, Confirmation> change)
    {
        arguments[0] = ((IReadOnlyList<Confirmation>)arguments[0]!).Select(change).ToList();
        return null;
    }

    private static object? Unfenced(string call, object?[] arguments)
    {
        if (call == nameof(ICouplingStore.AddIntentsAsync))
            arguments[0] = Intents(arguments).Select(intent => intent with { Lease = null }).ToList();
        return call == nameof(ICouplingStore.ConfirmAsync) ? Confirm(arguments, confirmation => confirmation with { Lease = null }) : null;
    }

    private static async Task<IReadOnlyList<WriteIntent>> RenewedAsync(ICouplingStore store, IReadOnlyList<WriteIntent> intents)
    {
        var renewed = new List<WriteIntent>();
        foreach (var intent in intents)
            renewed.Add(intent with { Lease = await RenewedAsync(store, intent.Mapping, intent.Side.Opposite(), intent.SourceId, intent.Lease) });
        return await store.AddIntentsAsync(renewed, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<StoredCoupling>> RenewedAsync(ICouplingStore store, IReadOnlyList<Confirmation> confirmations, RunResults? results)
    {
        var renewed = new List<Confirmation>();
        foreach (var confirmation in confirmations)
            renewed.Add(confirmation with { Lease = await RenewedAsync(store, confirmation.Coupling.Mapping, Side.Sales, confirmation.Coupling.SalesId, confirmation.Lease) });
        return await store.ConfirmAsync(renewed, results, CancellationToken.None);
    }

    private static async Task<CouplingLease?> RenewedAsync(ICouplingStore store, string mapping, Side side, Guid record, CouplingLease? lease)
    {
        if (lease is null || (await store.FindAsync(mapping, side, [record], CancellationToken.None)) is not [var coupling] || (coupling.LeaseRun, coupling.Fence) == (lease.Run, lease.Fence))
            return lease;
        var claim = (await store.ClaimAsync(lease.Run, null, [coupling], CancellationToken.None))[0];
        return claim.Fence > 0 ? lease with { Fence = claim.Fence } : lease;
    }

    private static async Task<IReadOnlyList<WriteIntent>> NumberedAsync(ICouplingStore store, IReadOnlyList<WriteIntent> intents)
    {
        var added = await store.AddIntentsAsync(intents, CancellationToken.None);
        await store.DropIntentsAsync([.. added.Select(intent => intent.Id)], CancellationToken.None);
        return added;
    }

    private static async Task<IReadOnlyList<WriteIntent>> UnsentAsync(ICouplingStore store, string mapping) =>
        [.. (await store.OpenIntentsAsync(mapping, CancellationToken.None)).Select(intent => intent with { State = IntentState.Intended })];

    private static async Task<IReadOnlyList<WriteIntent>> ReplacingAsync(ICouplingStore store, IReadOnlyList<WriteIntent> intents)
    {
        var changed = new List<WriteIntent>();
        foreach (var intent in intents)
        {
            var source = intent.Side.Opposite();
            var coupling = intent.Kind == WriteKind.Create ? (await store.FindAsync(intent.Mapping, source, [intent.SourceId], CancellationToken.None)).SingleOrDefault() : null;
            changed.Add(coupling is null ? intent : intent with { ReplacedId = coupling.IdOn(intent.Side) });
        }

        return await store.AddIntentsAsync(changed, CancellationToken.None);
    }
}
