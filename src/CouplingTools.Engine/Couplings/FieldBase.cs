using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings;

/// <summary>The values each side had, as its server returned them, when the sides last agreed on a field.</summary>
/// <param name="BusinessCentral">One value for each Business Central field of the field mapping.</param>
/// <param name="Sales">One value for each Sales field of the field mapping.</param>
internal sealed record FieldBase(IReadOnlyList<FieldValue> BusinessCentral, IReadOnlyList<FieldValue> Sales)
{
    /// <summary>What the field mapping meant then; <see langword="null"/> where that is not known.</summary>
    public string? Meaning { get; init; }

    /// <summary>What the last write left behind; nothing where none did.</summary>
    public FieldTrace? Trace { get; init; }

    /// <summary>Whether it can be compared with under a field mapping of this meaning.</summary>
    public bool Means(string meaning) => Meaning is null || Meaning == meaning;

    public IReadOnlyList<FieldValue> On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>The same with other values on one side.</summary>
    public FieldBase With(Side side, IReadOnlyList<FieldValue> values) =>
        side == Side.BusinessCentral ? this with { BusinessCentral = values } : this with { Sales = values };
}
