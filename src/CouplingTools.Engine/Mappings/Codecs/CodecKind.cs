using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>One codec a mapping may name.</summary>
/// <param name="BusinessCentral">The kinds of Business Central column it can carry.</param>
/// <param name="Sales">The kinds of Sales column it can carry.</param>
/// <param name="Build">Makes the codec for a field mapping.</param>
internal sealed record CodecKind(
    IReadOnlyList<FieldKind> BusinessCentral, IReadOnlyList<FieldKind> Sales, Func<CodecColumns, IFieldCodec> Build)
{
    /// <summary>The least and the greatest number of Sales fields.</summary>
    public (int Least, int Most) SalesFields { get; init; } = (1, 1);

    /// <summary>Whether transformation chains apply.</summary>
    public bool IsText { get; init; }

    public IReadOnlyList<FieldKind> Kinds(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;
}
