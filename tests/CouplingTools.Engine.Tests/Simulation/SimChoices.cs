namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Random steps, from a seed.</summary>
internal sealed class SimChoices(int seed)
{
    // One of so many sequences.
    private const int Harder = 4;

    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];
    private static readonly string[] s_names = ["Adatum", "Contoso"];
    private static readonly SimFaultKind[] s_writeFaults = [.. Enum.GetValues<SimFaultKind>().Except([SimFaultKind.MuchLater])];
    private static readonly SimFaultKind[] s_unanswered = [SimFaultKind.LostRequest, SimFaultKind.LostAnswer, SimFaultKind.Late, SimFaultKind.MuchLater];

    private Random _random = new(seed);

    public IReadOnlyList<SimStep> Steps()
    {
        var steps = new List<SimStep>();
        for (var count = _random.Next(1, 4); count > 0; count--)
            steps.Add(Add());
        steps.Add(new RunStep { Inputs = SimInputs.Everything, IfNotCoupled = UncoupledPolicy.Create });
        for (var count = _random.Next(4, 12); count > 0; count--)
            steps.Add(Step());
        return seed % Harder == 0 ? WithTrouble(steps) : steps;
    }

    /// <summary>Creates of which no answer comes, runs that meet, processes that are taken for dead while they go on, and edits that are left for later.</summary>
    private List<SimStep> WithTrouble(List<SimStep> steps)
    {
        _random = new Random(~seed);
        var first = steps.FindIndex(step => step is RunStep);
        var create = (RunStep)steps[first];
        steps[first] = create with
        {
            Faults = [new SimFault(true, _random.Next(1, 3), Any(s_unanswered), _random.Next(2) == 0 ? SimFault.EveryOperation : _random.Next(1, 256))],
            Intrusions = _random.Next(3) == 0 ? [new SimIntrusion(_random.Next(4, 15), false, create with { Runner = 1 })] : Intrusions(),
        };
        for (var place = first + 1; place < steps.Count; place++)
        {
            if (steps[place] is RunStep { Resolves: null } run && _random.Next(3) == 0)
                steps[place] = run with { Intrusions = [.. run.Intrusions, new SimIntrusion(_random.Next(1, 26), _random.Next(2) == 0, Run(isInner: true) with { Runner = 1 - run.Runner }, SimEnd.Suspicion)] };
        }

        if (_random.Next(2) == 0)
            steps.Insert(first + 1, create with { Runner = 1 });
        if (_random.Next(2) == 0)
            steps.AddRange(Meeting());
        if (_random.Next(4) == 0)
            steps.AddRange([Edit(), new RunStep { Declined = _random.Next(1, 256) }]);
        return steps;
    }

    /// <summary>Two processes carry the same edit, one may take the other for dead, and somebody edits it where they carry it to.</summary>
    private SimStep[] Meeting()
    {
        var (side, call, edit) = (Any(s_sides), _random.Next(6, 16), Edit() with { Edit = SimEdit.New });
        var run = new RunStep { Inputs = SimInputs.Everything, OnConflict = Any(Enum.GetValues<ConflictPolicy>()) };
        var end = _random.Next(2) == 0 ? SimEnd.None : SimEnd.Suspicion;
        if (end == SimEnd.Suspicion)
            (call, run) = (_random.Next(9, 14), run with { OnConflict = side == Side.Sales ? ConflictPolicy.Sales : ConflictPolicy.BusinessCentral });
        return
        [
            edit with { Side = side },
            run with
            {
                Intrusions =
                [
                    new SimIntrusion(call, false, run with { Runner = 1 }, end),
                    new SimIntrusion(call, false, edit with { Side = side.Opposite() }),
                ],
            },
        ];
    }

    private SimStep Step() => _random.Next(100) switch
    {
        < 42 => Run(isInner: false),
        < 50 => Office(),
        < 52 => new WaitStep(_random.Next(1, 20)),
        < 54 => new ExpireStep(Any(s_sides)),
        < 57 => new MappingStep(_random.Next(SimMapping.All.Count)),
        _ => Users(),
    };

    private SimStep Users() => _random.Next(20) switch
    {
        < 2 => Add(),
        2 => new DeleteStep(Any(s_sides), _random.Next(8)),
        3 => new UndeleteStep(Any(s_sides), _random.Next(8)),
        _ => Edit(),
    };

    private AddStep Add() => new(Any(s_sides), _random.Next(3) == 0 ? Any(s_names) : null, _random.Next(4) == 0);

    private EditStep Edit()
    {
        var side = Any(s_sides);
        var fields = SimField.All.Where(field => field != SimField.Number || _random.Next(3) == 0).ToArray();
        var edit = _random.Next(20) switch
        {
            0 => SimEdit.Blank,
            1 or 2 => SimEdit.WhatThePartnerHas,
            3 or 4 => SimEdit.WhatItWasBefore,
            5 => SimEdit.WhatBusinessCentralRefuses,
            _ => SimEdit.New,
        };
        return new EditStep(side, _random.Next(4), edit == SimEdit.WhatBusinessCentralRefuses ? SimField.Phone : Any(fields), edit);
    }

    private SimStep Office() => _random.Next(8) switch
    {
        < 3 => new CoupleStep(_random.Next(4), _random.Next(4)),
        3 or 4 => new OfficeStep(SimDecision.Remove, _random.Next(4)),
        5 => new OfficeStep(SimDecision.Hold, _random.Next(4)),
        6 => new OfficeStep(SimDecision.Resume, _random.Next(4)),
        _ => new RunStep { Inputs = SimInputs.Everything, Resolves = Any(s_sides), Faults = Faults(), Intrusions = Intrusions() },
    };

    private RunStep Run(bool isInner)
    {
        var direction = _random.Next(2) == 0 ? SyncDirection.Bidirectional : Any(Enum.GetValues<SyncDirection>());
        return new RunStep
        {
            Runner = _random.Next(2),
            Inputs = Any(Enum.GetValues<SimInputs>()),
            Direction = direction,
            OnConflict = _random.Next(2) == 0 ? null : Any(Enum.GetValues<ConflictPolicy>()),
            OnDeleted = _random.Next(2) == 0 ? DeletedPolicy.Hold : Any(Enum.GetValues<DeletedPolicy>()),
            IfNotCoupled = _random.Next(2) == 0 ? UncoupledPolicy.Create : UncoupledPolicy.Skip,
            Overwrite = direction != SyncDirection.Bidirectional && _random.Next(8) == 0,
            Preview = _random.Next(20) == 0,
            Declined = _random.Next(12) == 0 ? _random.Next(256) : 0,
            InTwo = _random.Next(3) == 0,
            Faults = isInner && _random.Next(2) == 0 ? [] : Faults(),
            Intrusions = isInner ? [] : Intrusions(),
        };
    }

    private SimFault[] Faults() =>
        [.. Enumerable.Range(0, Math.Max(0, _random.Next(-2, 3))).Select(_ => _random.Next(5) == 0
            ? new SimFault(false, _random.Next(1, 6), _random.Next(3) == 0 ? SimFaultKind.Denied : SimFaultKind.Unavailable, SimFault.EveryOperation)
            : new SimFault(true, _random.Next(1, 4), Any(s_writeFaults), _random.Next(2) == 0 ? SimFault.EveryOperation : _random.Next(1, 256)))];

    private SimIntrusion[] Intrusions() => [.. Enumerable.Range(0, Math.Max(0, _random.Next(-2, 4))).Select(_ => Intrusion())];

    private SimIntrusion Intrusion()
    {
        var (call, isAfter) = (_random.Next(1, 26), _random.Next(2) == 0);
        return _random.Next(20) switch
        {
            < 5 => new SimIntrusion(call, isAfter, null, SimEnd.Death),
            5 => new SimIntrusion(call, isAfter, null, SimEnd.Cancellation),
            < 8 => new SimIntrusion(call, isAfter, Run(isInner: true)),
            8 => new SimIntrusion(call, isAfter, Office() is RunStep resolve ? resolve with { Intrusions = [], Runner = 1 } : Office()),
            _ => new SimIntrusion(call, isAfter, Users()),
        };
    }

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
