using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>What is done with one field of a pair.</summary>
internal sealed record FieldPlan
{
    public required MappedField Field { get; init; }

    public required FieldVerdict Verdict { get; init; }

    /// <summary>The values both sides had when this was decided; a side that is yet to be created has blanks.</summary>
    public required FieldBase Present { get; init; }

    /// <summary>The canonical value of Business Central.</summary>
    public required FieldValue BusinessCentral { get; init; }

    /// <summary>The canonical value of Sales.</summary>
    public required FieldValue Sales { get; init; }

    /// <summary>The canonical base of Business Central; blank without a base.</summary>
    public FieldValue Base { get; init; }

    /// <summary>The values to write on the target, one for each of its fields; empty when nothing is written.</summary>
    public IReadOnlyList<FieldValue> TargetValues { get; init; } = [];

    /// <summary>How much speaks for it that the write only answers what a service made of our own.</summary>
    public int Weight { get; init; }

    /// <summary>What the write does to the value that a person may not expect, or that the value is left where it is.</summary>
    public SyncWarning? Warning { get; init; }

    /// <summary>Why the field cannot be carried.</summary>
    public CodecProblem? Problem { get; init; }

    public Side? Target => Verdict.Result switch
    {
        FieldResult.WriteToSales => Side.Sales,
        FieldResult.WriteToBusinessCentral => Side.BusinessCentral,
        _ => null,
    };

    /// <summary>The plan of a field whose value cannot be carried: it stops the record, waits for another record, or is left alone and told of.</summary>
    public FieldPlan Left(CodecProblem problem, Side target)
    {
        var left = this with { Problem = problem };
        if (RecordPlanner.IsFatal(problem))
            return left;
        return left with
        {
            Verdict = Verdict with { Result = FieldResult.None },
            Warning = problem.IsPutOff ? null : new SyncWarning(problem.Reason, Field.Name, target, ErrorText.Message("FieldLeft", problem.Message)),
        };
    }

    /// <summary>Whether the base moves once the record's writes are confirmed.</summary>
    public bool IsReconciled =>
        Problem is null && Verdict.Result is (FieldResult.WriteToSales or FieldResult.WriteToBusinessCentral or FieldResult.Adopt);

    /// <summary>
    /// The base once <paramref name="side"/> answered a write with <paramref name="returned"/>. The other side counts
    /// with the values this was decided on, so that what its service changed meanwhile is still seen as a change.
    /// </summary>
    public FieldBase BaseAfter(Side side, Record returned)
    {
        var values = Field.ValuesOf(side, returned);
        return Present.With(side, values) with { Trace = new FieldTrace(side, Weight, !values.SequenceEqual(TargetValues)) };
    }

    /// <summary>The base of a field that a row was created without: both blank, so that the other side's value counts as an edit that is still to be carried.</summary>
    public FieldBase BaseWithout(Side side) => Present.With(side.Opposite(), [.. Present.On(side.Opposite()).Select(_ => FieldValue.Blank)]);

    /// <summary>The change that follows once the record that the field refers to is there.</summary>
    public FieldChange Later()
    {
        var target = Problem!.WaitsForSide!.Value.Opposite();
        var (old, value) = target == Side.Sales ? (Sales, BusinessCentral) : (BusinessCentral, Sales);
        return new FieldChange(Field.Name, target, old.Value, UnresolvedReference.From(value)?.Reference ?? value.Value)
        {
            Warning = new SyncWarning(SyncWarning.WrittenLater, Field.Name, target, ErrorText.Message("WrittenLater", Field.Name, target, Problem.WaitsForMapping)),
        };
    }

    /// <summary>The base once <paramref name="side"/> took the values as they are sent.</summary>
    public FieldBase BaseIfTaken(Side side) => Present.With(side, TargetValues);
}
