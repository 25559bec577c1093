using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>An administrator who synchronizes, couples, uncouples, suspends and resumes, each time with other options.</summary>
internal sealed class WeekOffice(World world, CouplingSession session, WeekLedger ledger, Random random)
{
    private static readonly SyncDirection[] s_directions = Enum.GetValues<SyncDirection>();
    private static readonly ConflictPolicy[] s_conflicts = Enum.GetValues<ConflictPolicy>();
    private static readonly DeletedPolicy[] s_deleted = Enum.GetValues<DeletedPolicy>();
    private static readonly UncoupledPolicy[] s_uncoupled = Enum.GetValues<UncoupledPolicy>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SyncOptions Quiet { get; } = new()
    {
        Mapping = "Customer",
        Direction = SyncDirection.Bidirectional,
        OnConflict = ConflictPolicy.Hold,
        OnDeleted = DeletedPolicy.Hold,
        IfNotCoupled = UncoupledPolicy.Skip,
        // A week of work on few records changes most of them.
        MaxChangePercent = 100,
        AllowEmptySide = true,
    };

    /// <summary>Any synchronization.</summary>
    public Task<WeekRun> SynchronizeAsync(WeekState state)
    {
        var options = Quiet with
        {
            Direction = random.Any(s_directions),
            OnConflict = random.Next(2) == 0 ? ConflictPolicy.Hold : random.Any(s_conflicts),
            OnDeleted = random.Any(s_deleted),
            IfNotCoupled = random.Any(s_uncoupled),
            BatchSize = random.Next(5, 80),
            Preview = random.Next(8) == 0,
        };
        options = options with { Overwrite = options.Direction != SyncDirection.Bidirectional && random.Next(8) == 0 };
        return random.Next(5) switch
        {
            0 => RunAsync([], options with { All = true }),
            1 or 2 => RunAsync([], options with { Changed = true }),
            _ => RunAsync(Inputs(state), options),
        };
    }

    public async Task<WeekRun> RunAsync(IReadOnlyList<RecordReference> inputs, SyncOptions options)
    {
        var before = world.LastLogged;
        var results = await session.SynchronizeAsync(inputs, options);
        return new WeekRun(options, options.All || options.Changed ? null : inputs.Count, results, Written(before));
    }

    /// <summary>Decides some conflicts.</summary>
    public async Task<WeekRun> ResolveAsync(WeekState state)
    {
        var before = world.LastLogged;
        var winner = random.Next(2) == 0 ? Side.BusinessCentral : Side.Sales;
        var inputs = random.Some(state.Couplings.Where(coupling => coupling.Status == CouplingStatus.Conflict && state.IsWhole(WeekPair.Of(coupling))), 5).Select(Reference).ToList();
        var results = await session.ResolveAsync(inputs.ToAsyncEnumerable(), new ResolveOptions { Mapping = "Customer", Use = winner }, QuietHost.Instance, Cancellation).ToListAsync(Cancellation);
        return new WeekRun(Quiet, inputs.Count, results, Written(before)) { Resolves = winner };
    }

    /// <summary>Couples records of both sides that are alone, however little they have in common.</summary>
    public async Task<WeekRun> CoupleAsync(WeekState state)
    {
        var before = world.LastLogged;
        var initial = random.Any(Enum.GetValues<InitialSync>());
        var pairs = random.Some(Alone(state, Side.BusinessCentral), 3).Zip(random.Some(Alone(state, Side.Sales), 3))
            .Select(pair => new RecordReference { BusinessCentralId = pair.First.Id, SalesId = pair.Second.Id }).ToList();
        var results = await session.CoupleAsync(pairs.ToAsyncEnumerable(), new CoupleOptions { Mapping = "Customer", InitialSync = initial }, QuietHost.Instance, Cancellation)
            .Select(result => result.Result).ToListAsync(Cancellation);
        var direction = initial == InitialSync.ToBusinessCentral ? SyncDirection.ToBusinessCentral : SyncDirection.ToSales;
        return new WeekRun(Quiet with { Direction = direction }, pairs.Count, results, Written(before)) { Couples = initial };
    }

    /// <summary>Removes some couplings, and suspends and resumes others.</summary>
    public async Task ManageAsync(WeekState state)
    {
        foreach (var coupling in random.Some(state.Couplings, random.Next(4)))
        {
            var result = await session.UncoupleAsync(new[] { Reference(coupling) }.ToAsyncEnumerable(), new UncoupleOptions(), QuietHost.Instance, Cancellation).FirstAsync(Cancellation);
            Assert.Equal("CouplingRemoved", result.Reason);
            ledger.Forget(WeekPair.Of(coupling));
        }

        foreach (var coupling in random.Some(state.Couplings, 4))
            await session.SuspendCouplingAsync(coupling, Cancellation);
        await ResumeAsync(state, 2);
    }

    public async Task ResumeAsync(WeekState state, int most)
    {
        foreach (var coupling in random.Some(state.Couplings.Where(coupling => coupling.Status == CouplingStatus.Suspended), most))
            await session.ResumeCouplingAsync(coupling, Cancellation);
    }

    /// <summary>Couplings and records alone, each named in one way or another, some of them twice.</summary>
    private List<RecordReference> Inputs(WeekState state)
    {
        var coupled = state.Couplings.Select(coupling => random.Next(5) switch
        {
            0 => Runs.On(Side.BusinessCentral, coupling.BusinessCentralId),
            1 => Runs.On(Side.Sales, coupling.SalesId),
            2 => new RecordReference { Id = random.Next(2) == 0 ? coupling.BusinessCentralId : coupling.SalesId },
            3 when state.On(Side.BusinessCentral).TryGetValue(coupling.BusinessCentralId, out var customer) => new RecordReference { Number = customer.Number },
            _ => Reference(coupling),
        });
        var alone = ((Side[])[Side.BusinessCentral, Side.Sales]).SelectMany(side => Alone(state, side).Select(record => Runs.On(side, record.Id)));
        var chosen = random.Some([.. random.Some(coupled, 50), .. random.Some(alone, 10)], 60);
        return [.. chosen, .. random.Some(chosen, 2)];
    }

    private static IEnumerable<ServiceRecord> Alone(WeekState state, Side side) =>
        state.On(side).Values.Where(record => !state.Coupled.Contains(record.Id));

    private static RecordReference Reference(RecordCoupling coupling) =>
        new() { BusinessCentralId = coupling.BusinessCentralId, SalesId = coupling.SalesId };

    private int Written(long before) => world.WritesAfter(before).Count(entry => entry.Status < 300);
}
