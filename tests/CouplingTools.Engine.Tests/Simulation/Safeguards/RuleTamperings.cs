using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>Rules of what becomes of edits.</summary>
internal static class RuleTamperings
{
    /// <summary>A conflict that is to be held is won by Sales.</summary>
    public static SimTampering ConflictsNotHeld { get; } = new()
    {
        Options = options => options.OnConflict is null or ConflictPolicy.Hold ? options with { OnConflict = ConflictPolicy.Sales } : options,
    };

    /// <summary>A one-way run takes what waits for the other direction as agreed on.</summary>
    public static SimTampering BasesOfWaitingEditsMove { get; } = new()
    {
        Store = (store, runner) => SimStandIn<ICouplingStore>.Before(store, (call, arguments) =>
        {
            if (call == nameof(ICouplingStore.ConfirmAsync) && runner.Run is { Step.Direction: not SyncDirection.Bidirectional } run)
                arguments[0] = ((IReadOnlyList<Confirmation>)arguments[0]!).Select(confirmation => Moved(confirmation, run)).ToList();
            return null;
        }),
    };

    private static Confirmation Moved(Confirmation confirmation, SimRun run)
    {
        if (confirmation.Coupling.LastReason != "PendingOtherDirection"
            || run.SeenOf(confirmation.Coupling.BusinessCentralId) is not [.., var left] || run.SeenOf(confirmation.Coupling.SalesId) is not [.., var right])
            return confirmation;
        var bases = confirmation.Bases.ToDictionary(StringComparer.Ordinal);
        foreach (var field in SimField.All.Where(field => !SimAgreement.AreSame(left[field.Name], right[field.SalesName])))
            bases.TryAdd(field.Name, new FieldBase([left[field.Name]], [right[field.SalesName]]));
        return confirmation with { Bases = bases };
    }
}
