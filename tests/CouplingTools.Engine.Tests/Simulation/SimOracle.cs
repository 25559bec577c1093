using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Knows who wrote what, and says which promises are broken. It sees requests, rows, results and what is on disk, and nothing of the engine's decisions.</summary>
internal sealed class SimOracle(SimWorld world)
{
    private readonly List<SimProblem> _problems = [];
    private readonly ConditionalWeakTable<WriteOperation, object> _sources = [];
    private readonly Dictionary<Guid, List<SimRow>> _created = [];
    private readonly List<SimWrite> _effects = [];

    public IReadOnlyList<SimProblem> Problems => _problems;

    /// <summary>What the services carried out, for any run.</summary>
    public IReadOnlyList<SimWrite> Effects => _effects;

    public SimAgreements Agreements { get; } = new();

    /// <summary>The pairs that the administrator coupled.</summary>
    private HashSet<SimPair> Coupled { get; } = [];

    /// <summary>New records that were told to be in nobody's way, because their source was coupled meanwhile.</summary>
    public HashSet<Guid> Orphans { get; } = [];

    /// <summary>How many couplings the administrator removed.</summary>
    public int Removals { get; set; }

    public void Report(SimPromise kind, string text)
    {
        if (kind != world.Tampering.Spared)
            _problems.Add(new SimProblem(kind, text));
    }

    /// <summary>A request is about to be carried out.</summary>
    public void CheckRequest(SimRunner runner, Side side, IReadOnlyList<WriteOperation> operations)
    {
        if (runner.Run is not { } run)
        {
            Report(SimPromise.OnlyAskedSides, $"the office writes to {side}");
            return;
        }

        if (run.Step.Preview || !run.Step.Allows(side))
            Report(SimPromise.OnlyAskedSides, $"{run.Step} writes to {side}");
        var intents = world.Intents().Where(intent => intent.Side == side.ToString()).ToList();
        foreach (var operation in operations)
        {
            // Another run may be about to write the very same.
            var intent = intents.Where(intent => intent.Kind == operation.Kind.ToString() && intent.TargetId == operation.Id && intent.IsFor(operation.Values))
                .MinBy(intent => intent.State == nameof(IntentState.Intended));
            if (intent is null)
                Report(SimPromise.IntentFirst, $"{operation.Kind} of {Label(operation.Id)} in {side} is not on disk");
            else if (intent.State == nameof(IntentState.Intended))
                Report(SimPromise.IntentFirst, $"{operation.Kind} of {Label(operation.Id)} in {side} passes on disk for never sent");
            if (intent is null)
                continue;
            intents.Remove(intent);
            _sources.Add(operation, intent.SourceId);
            if (operation.Kind == WriteKind.Create)
                CheckCreate(run, side, intent.SourceId);
        }
    }

    /// <summary>A service carries out an operation, for a run that may be over by now.</summary>
    public SimRow Carry(SimRun? run, SimService service, WriteOperation operation, SimRow? present, bool isTold)
    {
        Guid? source = _sources.TryGetValue(operation, out var known) ? (Guid)known : PartnerOf(service.Side, operation.Id);
        var values = operation.Values.Select(value => (Field: SimField.All.Single(field => field.On(service.Side) == value.Key), value.Value)).ToList();
        SimRow row;
        if (present is null)
        {
            row = service.Add(operation.Id, operation.Values);
            if (source is { } from && run is not null)
                NoteCreated(run, service.Side, row, from, values, isTold);
        }
        else
        {
            row = present;
            if (source is { } from && run is not null)
                CheckUpdate(run, service, row, from, values);
            service.Set(row, operation.Values);
            if (source is { } partner && run is not null)
                NoteUpdated(run, service.Side, row, partner, values, isTold);
        }

        var write = new SimWrite(service.Side, row, source, [.. values.Select(value => value.Field)], present is null) { IsTold = isTold };
        run?.Effects.Add(write);
        _effects.Add(write);
        return row;
    }

    /// <summary>A run is over.</summary>
    public void Conclude(SimExecution execution) => new SimConclusion(world, execution).Check();

    /// <summary>The records that runs created for a record, but for those that somebody deleted or parted from it.</summary>
    public IReadOnlyList<SimRow> CreatedFor(Guid source) => [.. _created.GetValueOrDefault(source, []).Where(row => !row.IsDeleted)];

    public IEnumerable<(Guid Source, SimRow Row)> AllCreated => _created.SelectMany(created => created.Value.Select(row => (created.Key, row)));

    /// <summary>Whether the administrator coupled two records, or a run made one for the other.</summary>
    public bool IsAsked(SimPair pair) => Coupled.Contains(pair)
        || _created.GetValueOrDefault(pair.BusinessCentral, []).Exists(row => row.Id == pair.Sales)
        || _created.GetValueOrDefault(pair.Sales, []).Exists(row => row.Id == pair.BusinessCentral);

    /// <summary>The administrator couples two records.</summary>
    public void Couple(SimPair pair)
    {
        Coupled.Add(pair);
        Agreements.Part(pair, world.IsRunUnderWay);
    }

    /// <summary>Two records are no longer coupled.</summary>
    public void Part(SimPair pair)
    {
        Agreements.Part(pair, isUnderWay: world.IsRunUnderWay);
        Coupled.Remove(pair);
        _created.GetValueOrDefault(pair.BusinessCentral)?.RemoveAll(row => row.Id == pair.Sales);
        _created.GetValueOrDefault(pair.Sales)?.RemoveAll(row => row.Id == pair.BusinessCentral);
    }

    public string Label(Guid? id) => id is { } known ? world.Row(known)?.ToString() ?? known.ToString() : "a new row";

    private Guid? PartnerOf(Side side, Guid? id) =>
        world.Couplings().FirstOrDefault(coupling => coupling.IdOn(side) == id) is { } coupling ? coupling.IdOn(side.Opposite()) : null;

    private void CheckCreate(SimRun run, Side side, Guid source)
    {
        var partner = PartnerOf(side.Opposite(), source) is { } id ? world.Service(side).Find(id) : null;
        if (partner is not null && !IsCoupledMeanwhile(run, SimPair.Of(side, partner.Id, source)))
            Report(SimPromise.NoDuplicates, $"{Label(source)} has partner {partner} and gets another");
        var isAsked = partner is not null || PartnerOf(side.Opposite(), source) is null ? run.Step.IfNotCoupled == UncoupledPolicy.Create : run.Step.OnDeleted == DeletedPolicy.Restore;
        if (!isAsked)
            Report(SimPromise.OnlyAskedCreates, $"{run.Step} creates a partner for {Label(source)}");
    }

    private bool IsCoupledMeanwhile(SimRun run, SimPair pair) => Coupled.Contains(pair) && !run.Before.Contains(pair);

    private void NoteCreated(SimRun run, Side side, SimRow row, Guid source, List<(SimField Field, FieldValue Value)> values, bool isTold)
    {
        foreach (var twin in CreatedFor(source).Where(twin => !IsRenamed(side, twin, values)))
            Report(SimPromise.NoDuplicates, $"{Label(source)} gets {row} although {twin} was created for it");
        if (!_created.TryGetValue(source, out var created))
            _created.Add(source, created = []);
        created.Add(row);
        run.Created[row.Id] = source;

        var carried = SimField.All.Where(field => run.Mapping.DirectionOf(field).Allows(side)).ToList();
        var seen = run.SeenOf(source).LastOrDefault(record => carried.All(field => SimAgreement.AreSame(
            record[field.On(side.Opposite())], values.Find(value => value.Field == field).Value)) && values.All(value => carried.Contains(value.Field)));
        if (seen is null)
            Report(SimPromise.NothingInvented, $"{row} is created with {Tell(values)}, which {Label(source)} never had together");
        foreach (var field in carried)
            Agreements.Add(SimPair.Of(side, row.Id, source), field, side, field.Of(row.Values, side), seen?[field.On(side.Opposite())] ?? default, run, isTold, world.Clock.GetUtcNow());
    }

    /// <summary>Where the service chose the id, a new record can be found by its name only.</summary>
    private static bool IsRenamed(Side side, SimRow row, List<(SimField Field, FieldValue Value)> values) =>
        side == Side.BusinessCentral && !SimAgreement.AreSame(SimField.Title.Of(row.Values, side), values.Find(value => value.Field == SimField.Title).Value);

    private void CheckUpdate(SimRun run, SimService service, SimRow row, Guid source, List<(SimField Field, FieldValue Value)> values)
    {
        var side = service.Side;
        var pair = SimPair.Of(side, row.Id, source);
        if (run.SeenOf(row.Id).LastOrDefault(record => record.Version == row.Token) is not { } target)
        {
            Report(SimPromise.NothingUnseen, $"{row} is written in a state that the run has not read");
            return;
        }

        foreach (var (field, value) in values)
        {
            var held = field.Of(row.Values, side);
            if (held == value)
                Report(SimPromise.NothingPointless, $"{field} of {row} is written and is {held} already");
            var given = run.SeenOf(source).Where(record => SimAgreement.AreSame(record[field.On(side.Opposite())], value)).ToList();
            if (given.Count == 0)
                Report(SimPromise.NothingInvented, $"{field} of {row} becomes {value}, which {Label(source)} never had");
            else if (!given.Exists(record => MayWrite(run, field, side, target, record, pair)))
                Report(SimPromise.NoLostUpdate, $"{field} of {row} was {held} and becomes {value}; agreed {Tell(pair, field)}");
        }
    }

    private bool MayWrite(SimRun run, SimField field, Side side, Record target, Record partner, SimPair pair)
    {
        var isNewer = partner.ModifiedAt - world.Service(side.Opposite()).Ahead > target.ModifiedAt - world.Service(side).Ahead;
        var isNew = run.Created.ContainsKey(target.Id) || run.Created.ContainsKey(partner.Id);
        return Agreements.Of(pair, field).Any(agreed =>
            SimRules.MayWrite(run, field, side, target[field.On(side)], partner[field.On(side.Opposite())], agreed, isNewer, isNew));
    }

    private void NoteUpdated(SimRun run, Side side, SimRow row, Guid source, List<(SimField Field, FieldValue Value)> values, bool isTold)
    {
        foreach (var (field, value) in values)
        {
            var given = run.SeenOf(source).LastOrDefault(record => SimAgreement.AreSame(record[field.On(side.Opposite())], value))?[field.On(side.Opposite())] ?? value;
            Agreements.Add(SimPair.Of(side, row.Id, source), field, side, field.Of(row.Values, side), given, run, isTold, world.Clock.GetUtcNow());
        }
    }

    public string Tell(SimPair pair, SimField field) => string.Join(" or ", Agreements.Of(pair, field).Select(agreed => agreed.IsNone ? "nothing" : $"{agreed.BusinessCentral} = {agreed.Sales}"));

    private static string Tell(List<(SimField Field, FieldValue Value)> values) => string.Join(", ", values.Select(value => $"{value.Field} {value.Value}"));
}
