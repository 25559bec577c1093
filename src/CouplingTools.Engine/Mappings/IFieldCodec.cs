using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>
/// The pair of conversions between the fields of both sides, with its own equality. Pure: lookups are answered
/// from <see cref="ILookups"/>, loaded beforehand.
/// </summary>
internal interface IFieldCodec
{
    /// <summary>The canonical value that one side's fields stand for, comparable with <see cref="AreEqual"/> and <see cref="Agree"/>.</summary>
    FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups);

    /// <summary>
    /// The values to write on <paramref name="target"/> for a canonical value read from the other side.
    /// <paramref name="present"/> are the target's values now, so that what the canonical value does not decide can be kept.
    /// </summary>
    CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups);

    /// <summary>Whether two canonical values of the same side are the same thing: an equivalence, so that no edit hides behind another.</summary>
    bool AreEqual(FieldValue left, FieldValue right);

    /// <summary>
    /// Whether the two sides agree. It differs from <see cref="AreEqual"/> where a transformation makes the sides hold
    /// different texts on purpose: the sides agree when transforming one of them yields the other.
    /// </summary>
    bool Agree(FieldValue businessCentral, FieldValue sales) => AreEqual(businessCentral, sales);

    /// <summary>
    /// The form of a canonical value by which records of both sides find each other: equal on both sides where they agree.
    /// Blank where the value identifies nothing.
    /// </summary>
    FieldValue MatchKey(Side side, FieldValue canonical) => canonical;
}
