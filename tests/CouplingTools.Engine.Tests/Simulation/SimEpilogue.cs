using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>
/// How every simulation ends: nobody edits any more, nothing goes wrong, and the administrator lets everything go. What changed must
/// be enough to settle all but conflicts, after that nothing may be written, and every record gets its one partner.
/// </summary>
internal sealed class SimEpilogue(SimWorld world)
{
    private static readonly RunStep s_quiet = new() { OnConflict = ConflictPolicy.Hold, TakesEmptySides = true };

    // After that, nothing that a service was asked for is still under way.
    private static readonly TimeSpan s_longestOperation = TimeSpan.FromMinutes(10);

    private SimOracle Oracle => world.Oracle;

    public async Task PlayAsync()
    {
        world.LandAll();
        world.Clock.Advance(s_longestOperation);
        await ResumeAsync();
        await RunAsync(s_quiet with { Inputs = world.HasMappingChanged ? SimInputs.All : SimInputs.Changed });
        CheckSettled();
        CheckIntents();
        CheckLeftovers();
        await CheckQuietAsync(s_quiet with { Inputs = SimInputs.All });
        CheckSettled();
        if (world.Uncoupled(Side.BusinessCentral).Count + world.Uncoupled(Side.Sales).Count > 0)
            await GivePartnersAsync();
        await CheckNoEchoAsync();
        await CheckCountersAsync();
    }

    private async Task RunAsync(RunStep step)
    {
        if (Oracle.Problems.Count > 0)
            return;
        world.Trace($"in the end, {step}");
        await step.DoAsync(world);
    }

    private async Task GivePartnersAsync()
    {
        await RunAsync(s_quiet with { Inputs = SimInputs.Everything, IfNotCoupled = UncoupledPolicy.Create });
        CheckPartners();
    }

    /// <summary>What the runs before wrote is no change to be looked at.</summary>
    private async Task CheckNoEchoAsync()
    {
        var settled = world.Couplings().Where(coupling => coupling.Status == CouplingStatus.Synchronized).Select(coupling => coupling.BusinessCentralId).ToHashSet();
        await CheckQuietAsync(s_quiet with { Inputs = SimInputs.Changed });
        foreach (var result in world.Last!.Results.Where(result => result.BusinessCentralId is { } id && settled.Contains(id)))
            Oracle.Report(SimPromise.StaysQuiet, $"{Oracle.Label(result.BusinessCentralId)} is looked at again, and was settled");
        CheckSettled();
    }

    private async Task ResumeAsync()
    {
        var session = await world.Office.OpenAsync();
        var held = new List<RecordCoupling>();
        await foreach (var coupling in session.ListCouplingsAsync(new CouplingListRequest { Statuses = [CouplingStatus.Suspended] }, CancellationToken.None))
            held.Add(coupling);
        foreach (var coupling in held)
            await session.ResumeCouplingAsync(coupling, CancellationToken.None);
    }

    private async Task CheckQuietAsync(RunStep step)
    {
        var before = (world.Service(Side.BusinessCentral).Writes, world.Service(Side.Sales).Writes);
        await RunAsync(step);
        if (before != (world.Service(Side.BusinessCentral).Writes, world.Service(Side.Sales).Writes))
            Oracle.Report(SimPromise.StaysQuiet, $"{step} writes although everything is settled");
    }

    private IEnumerable<(StoredCoupling Coupling, SimRow Left, SimRow Right)> Whole()
    {
        foreach (var coupling in world.Couplings())
        {
            if (world.Service(Side.BusinessCentral).Find(coupling.BusinessCentralId) is { } left && world.Service(Side.Sales).Find(coupling.SalesId) is { } right)
                yield return (coupling, left, right);
        }
    }

    private void CheckSettled()
    {
        if (Oracle.Problems.Count > 0)
            return;
        foreach (var (coupling, left, right) in Whole())
        {
            // What Business Central refuses holds up the whole record, and says so.
            if (coupling.Status is CouplingStatus.Failed or CouplingStatus.Suspended && coupling.LastReason == "ServiceRefused" && SimField.Phone.Of(right.Values, Side.Sales).Text.Contains('!', StringComparison.Ordinal))
                continue;
            var pair = new SimPair(left.Id, right.Id);
            var fields = SimField.All.Select(field => (Field: field, Standing: StandingOf(pair, field, left, right))).ToList();
            foreach (var (field, _) in fields.Where(field => field.Standing == SimStanding.Open))
                Oracle.Report(SimPromise.Settles, $"{field} of {left} is {field.Of(left.Values, Side.BusinessCentral)} and of {right} {field.Of(right.Values, Side.Sales)}, agreed {Oracle.Tell(pair, field)}; the coupling is {coupling.Status} {coupling.LastReason} {coupling.LastError}");
            var isConflict = fields.Exists(field => field.Standing == SimStanding.Conflict);
            var mayBe = isConflict || fields.Exists(field => field.Standing == SimStanding.Either);
            if (coupling.Status == CouplingStatus.Conflict ? !mayBe : coupling.Status != CouplingStatus.Synchronized || isConflict)
                Oracle.Report(SimPromise.TrueStatus, $"the coupling of {left} and {right} is {coupling.Status} {coupling.LastReason} {coupling.LastError}, with {(isConflict ? "a conflict" : "no conflict")}");
        }
    }

    private SimStanding StandingOf(SimPair pair, SimField field, SimRow left, SimRow right)
    {
        var (one, other, direction) = (field.Of(left.Values, Side.BusinessCentral), field.Of(right.Values, Side.Sales), world.Mapping.DirectionOf(field));
        var possible = Oracle.Agreements.Of(pair, field);
        var isQuiet = possible.Any(agreed => SimRules.IsQuiet(direction, one, other, agreed));
        var isConflict = possible.Any(agreed => SimRules.IsConflict(direction, one, other, agreed));
        return (isQuiet, isConflict) switch
        {
            (true, true) => SimStanding.Either,
            (true, false) => SimStanding.Quiet,
            (false, true) => SimStanding.Conflict,
            _ => SimStanding.Open,
        };
    }

    /// <summary>What may have been created and cannot be told stays open, and is told of when its record is asked for.</summary>
    private void CheckIntents()
    {
        foreach (var intent in world.Intents().Where(intent => intent.TargetId is not null))
            Oracle.Report(SimPromise.NothingOpen, $"{intent.Kind} of {Oracle.Label(intent.TargetId)} in {intent.Side} is still open");
    }

    /// <summary>What a run created is coupled, unless somebody parted it, or it cannot be told and is told to be so.</summary>
    private void CheckLeftovers()
    {
        var couplings = world.Couplings();
        var open = world.Intents().Select(intent => intent.SourceId).ToHashSet();
        foreach (var created in Oracle.Created.Where(created => !open.Contains(created.Source) && !Oracle.Orphans.Contains(created.Row.Id)))
        {
            if (!couplings.Any(coupling => coupling.BusinessCentralId == created.Row.Id || coupling.SalesId == created.Row.Id) && world.Row(created.Source) is { IsDeleted: false })
                Oracle.Report(SimPromise.NoDuplicates, $"{created.Row} was created for {Oracle.Label(created.Source)} and is coupled with nothing");
        }
    }

    private void CheckPartners()
    {
        if (Oracle.Problems.Count > 0)
            return;
        var open = world.Intents().Select(intent => intent.SourceId).ToHashSet();
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            foreach (var row in world.Uncoupled(side).Where(row => !open.Contains(row.Id) && !MayBeCreated(row) && world.Service(side.Opposite()).Refusal([KeyValuePair.Create(SimField.Phone.Name, SimField.Phone.Of(row.Values, side))]) is null))
                Oracle.Report(SimPromise.Settles, $"{row} got no partner");
        }
    }

    /// <summary>What may have been created for another record waits for a person, and is told to.</summary>
    private bool MayBeCreated(SimRow row) => world.Intents().Any(intent => intent.Side == nameof(Side.BusinessCentral) && intent.TargetId is null)
        && world.Last!.Results.Any(result => result.BusinessCentralId == row.Id && result is { Outcome: SyncOutcome.Ambiguous, Reason: "PerhapsCreated" });

    private async Task CheckCountersAsync()
    {
        var session = await world.Office.OpenAsync();
        await foreach (var run in session.ListRunsAsync(new RunListRequest(), CancellationToken.None))
        {
            if (!world.Results.TryGetValue(run.Id, out var given))
                continue;
            var counted = run.Created + run.Updated + run.Unchanged + run.Coupled + run.Conflict + run.Skipped + run.Deferred + run.Failed + run.Ambiguous;
            if (run.Status != SyncRunStatus.Completed || counted != given)
                Oracle.Report(SimPromise.TrueCounters, $"a run of {given} results is {run.Status} and counts {counted}");
        }
    }

    private enum SimStanding
    {
        Quiet,
        Conflict,

        /// <summary>One or the other, by what became of a write whose answer was lost.</summary>
        Either,
        Open,
    }
}
