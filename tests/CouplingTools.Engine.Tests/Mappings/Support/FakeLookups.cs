using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Mappings.Support;

/// <summary>Rows that were loaded: for each side, the references in order and the key of each.</summary>
internal sealed class FakeLookups : ILookups
{
    private readonly List<(Side Side, FieldValue Reference, FieldValue Key)> _rows = [];

    public FakeLookups With(Side side, object reference, object key)
    {
        _rows.Add((side, FieldValue.Of(reference), FieldValue.Of(key)));
        return this;
    }

    public FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference) =>
        First(side, row => row.Reference == reference)?.Key;

    public FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key) =>
        First(side, row => string.Equals(row.Key.Text.Trim(), key.Text.Trim(), StringComparison.OrdinalIgnoreCase))?.Reference;

    private (Side Side, FieldValue Reference, FieldValue Key)? First(Side side, Func<(Side Side, FieldValue Reference, FieldValue Key), bool> matches) =>
        _rows.Where(row => row.Side == side && matches(row)).Select(row => ((Side, FieldValue, FieldValue)?)row).FirstOrDefault();
}
