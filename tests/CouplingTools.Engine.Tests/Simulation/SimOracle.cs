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
    private readonly Dictionary<Guid, List<SimCreated>> _created = [];
    private readonly List<SimWrite> _effects = [];
    private readonly HashSet<SimPair> _alike = [];

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

    /// <summary>What runs created and nobody deleted since or parted from what it was created for, where it can still be told.</summary>
    public IEnumerable<SimCreated> Created => _created.Values.SelectMany(created => created).Where(created => !created.Row.IsDeleted && !created.IsRenamed);

    /// <summary>Whether the administrator coupled two records, or a run made one for the other.</summary>
    public bool IsAsked(SimPair pair) => Coupled.Contains(pair) || IsCreated(pair) || _alike.Contains(pair);

    /// <summary>The administrator couples two records. Where a run made one for the other, that may be found out at the same time.</summary>
    public void Couple(SimPair pair)
    {
        Coupled.Add(pair);
        Agreements.Part(pair, world.IsRunUnderWay || IsCreated(pair));
    }

    /// <summary>Two records are no longer coupled.</summary>
    public void Part(SimPair pair)
    {
        Agreements.Part(pair, isUnderWay: world.IsRunUnderWay);
        Coupled.Remove(pair);
        _created.GetValueOrDefault(pair.BusinessCentral)?.RemoveAll(created => created.Row.Id == pair.Sales);
        _created.GetValueOrDefault(pair.Sales)?.RemoveAll(created => created.Row.Id == pair.BusinessCentral);
    }

    public string Label(Guid? id) => id is { } known ? world.Row(known)?.ToString() ?? known.ToString() : "a new row";

    private bool IsCreated(SimPair pair) => _created.GetValueOrDefault(pair.BusinessCentral, []).Exists(created => created.Row.Id == pair.Sales)
        || _created.GetValueOrDefault(pair.Sales, []).Exists(created => created.Row.Id == pair.BusinessCentral);

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
        foreach (var twin in Created.Where(twin => twin.Source == source))
            Report(SimPromise.NoDuplicates, $"{Label(source)} gets {row} although {twin.Row} was created for it");
        foreach (var own in Created.Where(made => made.Row.Id == source && world.Service(side).Find(made.Source) is not null && PartnerOf(side, made.Source) is null))
            Report(SimPromise.NoDuplicates, $"{Label(source)} was created for {Label(own.Source)} and gets {row}");
        if (!_created.TryGetValue(source, out var created))
            _created.Add(source, created = []);
        var made = new SimCreated(source, side, row, SimField.Title.Of(row.Values, side)) { Values = Tell(values) };
        created.Add(made);
        run.Created[row.Id] = source;

        var carried = SimField.All.Where(field => run.Mapping.DirectionOf(field).Allows(side)).ToList();
        var seen = run.SeenOf(source).LastOrDefault(record => carried.All(field => SimAgreement.AreSame(
            record[field.On(side.Opposite())], values.Find(value => value.Field == field).Value)) && values.All(value => carried.Contains(value.Field)));
        if (seen is null)
            Report(SimPromise.NothingInvented, $"{row} is created with {Tell(values)}, which {Label(source)} never had together");
        // Of records that were created alike nobody can tell which was created for which.
        var alike = _created.Values.SelectMany(others => others).Where(other => side == Side.BusinessCentral && other.Side == side && other != made && other.Values == made.Values)
            .SelectMany(other => new[] { SimPair.Of(side, row.Id, other.Source), SimPair.Of(side, other.Row.Id, source) }).ToList();
        _alike.UnionWith(alike);
        foreach (var field in carried)
        {
            var (value, given) = (field.Of(row.Values, side), seen?[field.On(side.Opposite())] ?? default);
            Agreements.Add(SimPair.Of(side, row.Id, source), field, side, value, given, run, isTold, world.Clock.GetUtcNow());
            foreach (var pair in alike)
                Agreements.Add(pair, field, side, value, given, run, isKnown: false, world.Clock.GetUtcNow());
        }
    }

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
