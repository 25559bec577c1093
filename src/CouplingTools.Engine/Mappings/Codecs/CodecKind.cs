using CouplingTools.Engine.Records;
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

    /// <summary>Makes a value of a transformed text, or <see langword="null"/> where it is none; no transformations apply without it.</summary>
    public Func<string, FieldValue?>? Parse { get; init; }

    /// <summary>The kinds of column it can carry besides, on a side that is never written.</summary>
    public IReadOnlyList<FieldKind> SourceKinds { get; init; } = [];

    /// <summary>The kinds of column it can carry on a side.</summary>
    public IReadOnlyList<FieldKind> Kinds(Side side, bool isWritten) =>
        [.. side == Side.BusinessCentral ? BusinessCentral : Sales, .. isWritten ? [] : SourceKinds];
}
