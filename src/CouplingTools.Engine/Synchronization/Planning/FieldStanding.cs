using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>How one field of a pair stands, before anything is decided about it.</summary>
/// <param name="Field">The field mapping.</param>
/// <param name="Present">The values both sides have now.</param>
/// <param name="BusinessCentral">The canonical value of Business Central.</param>
/// <param name="Sales">The canonical value of Sales.</param>
/// <param name="Base">The canonical base of Business Central; blank without a base.</param>
/// <param name="Comparison">How the values compare.</param>
internal sealed record FieldStanding(
    MappedField Field, FieldBase Present, FieldValue BusinessCentral, FieldValue Sales, FieldValue Base, FieldComparison Comparison)
{
    public static FieldStanding Of(MappedField field, RecordPair pair, ILookups lookups)
    {
        var codec = field.Codec;
        var present = new FieldBase(
            field.ValuesOf(Side.BusinessCentral, pair.BusinessCentral), field.ValuesOf(Side.Sales, pair.Sales)) { Meaning = field.Meaning };
        var left = codec.Read(Side.BusinessCentral, present.BusinessCentral, lookups);
        var right = codec.Read(Side.Sales, present.Sales, lookups);
        var isOnLeft = field.IsOn(Side.BusinessCentral, pair.BusinessCentral);
        var isOnRight = field.IsOn(Side.Sales, pair.Sales);
        var hasBase = pair.Bases.TryGetValue(field.Name, out var agreed);
        var leftBase = hasBase ? codec.Read(Side.BusinessCentral, agreed!.BusinessCentral, lookups) : FieldValue.Blank;
        var rightBase = hasBase ? codec.Read(Side.Sales, agreed!.Sales, lookups) : FieldValue.Blank;

        return new FieldStanding(field, present, left, right, leftBase, new FieldComparison(
            hasBase,
            BusinessCentralChanged: hasBase && isOnLeft && !codec.AreEqual(left, leftBase),
            SalesChanged: hasBase && isOnRight && !codec.AreEqual(right, rightBase),
            AreEqual: codec.Agree(left, right),
            BusinessCentralBlank: left.IsBlank,
            SalesBlank: right.IsBlank,
            IsAbsent: !isOnLeft || !isOnRight));
    }
}
