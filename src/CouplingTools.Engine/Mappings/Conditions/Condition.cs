using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Conditions;

/// <summary>A condition on the fields of a record.</summary>
internal abstract record Condition
{
    /// <summary>The comparisons it is made of.</summary>
    public abstract IEnumerable<Comparison> Comparisons { get; }

    public abstract bool Holds(Record record);

    /// <summary>The same condition with other comparisons.</summary>
    public abstract Condition Select(Func<Comparison, Comparison> selector);
}

internal sealed record AllOf(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Left.Comparisons.Concat(Right.Comparisons);

    public override bool Holds(Record record) => Left.Holds(record) && Right.Holds(record);

    public override Condition Select(Func<Comparison, Comparison> selector) => new AllOf(Left.Select(selector), Right.Select(selector));
}

internal sealed record AnyOf(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Left.Comparisons.Concat(Right.Comparisons);

    public override bool Holds(Record record) => Left.Holds(record) || Right.Holds(record);

    public override Condition Select(Func<Comparison, Comparison> selector) => new AnyOf(Left.Select(selector), Right.Select(selector));
}

internal sealed record Not(Condition Inner) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Inner.Comparisons;

    public override bool Holds(Record record) => !Inner.Holds(record);

    public override Condition Select(Func<Comparison, Comparison> selector) => new Not(Inner.Select(selector));
}
