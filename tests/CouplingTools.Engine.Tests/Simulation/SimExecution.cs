using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A run from its call to its last result.</summary>
internal sealed class SimExecution(SimWorld world, SimRun run)
{
    public SimRun Run { get; } = run;

    /// <summary>The couplings when it began.</summary>
    public IReadOnlyList<StoredCoupling> Before { get; } = world.Couplings();

    /// <summary>How many couplings the administrator had removed then.</summary>
    public int Removals { get; } = world.Oracle.Removals;

    /// <summary>How many writes the services had carried out.</summary>
    public int Effects { get; } = world.Oracle.Effects.Count;

    /// <summary>Whether another run in the middle of this one may remove couplings.</summary>
    public bool MayRemove => Run.Step.Intrusions.Any(intrusion => intrusion.Step is RunStep { OnDeleted: not DeletedPolicy.Hold });

    public IReadOnlyList<RecordReference>? Inputs { get; private set; }

    public List<SyncResult> Results { get; } = [];

    public bool HasDied { get; set; }

    /// <summary>Why it ended before its end, other than by death.</summary>
    public Exception? Failure { get; private set; }

    public bool IsThrough => !HasDied && Failure is null;

    public async Task RunAsync(CouplingSession session)
    {
        var step = Run.Step;
        Inputs = InputsOf(step);
        var host = new SimHost(step.Declined);
        var inputs = (Inputs ?? []).ToAsyncEnumerable();
        try
        {
            var results = step.Resolves is { } winner
                ? session.ResolveAsync(inputs, new ResolveOptions { Mapping = SimMapping.Name, Use = winner, Preview = step.Preview }, host, Run.Cancellation.Token)
                : session.SynchronizeAsync(inputs, world.Tampering.Options(Options(step)), host, Run.Cancellation.Token);
            await foreach (var result in results)
                Results.Add(result);
        }
        catch (Exception failure) when (failure is CouplingException or OperationCanceledException)
        {
            Failure = failure;
        }
    }

    private IReadOnlyList<RecordReference>? InputsOf(RunStep step) => step switch
    {
        { Inputs: SimInputs.Customers } => [.. References(Side.BusinessCentral)],
        { Inputs: SimInputs.Accounts } => [.. References(Side.Sales)],
        { Inputs: SimInputs.Everything } or { Resolves: not null } => [.. References(Side.BusinessCentral), .. References(Side.Sales)],
        _ => null,
    };

    private IEnumerable<RecordReference> References(Side side) => world.Service(side).Rows.Select(row => new RecordReference
    {
        BusinessCentralId = side == Side.BusinessCentral ? row.Id : null,
        SalesId = side == Side.Sales ? row.Id : null,
    });

    private SyncOptions Options(RunStep step) => new()
    {
        Mapping = SimMapping.Name,
        Direction = step.Direction,
        OnConflict = step.OnConflict,
        OnDeleted = step.OnDeleted,
        IfNotCoupled = step.IfNotCoupled,
        Overwrite = step.Overwrite,
        Preview = step.Preview,
        AllowEmptySide = step.TakesEmptySides,
        All = step.Inputs == SimInputs.All,
        Changed = step.Inputs == SimInputs.Changed,
        BatchSize = step.InTwo && Inputs is { Count: > 1 } ? (Inputs.Count + 1) / 2 : SyncOptions.DefaultBatchSize,
    };
}
