using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>One display name in Business Central for first, middle and last name in Sales, compared as words joined by single blanks.</summary>
internal sealed class PersonNameCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        FieldValue.Of(PersonName.Join(values.Select(value => value.Text)));

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (target == Side.BusinessCentral)
            return CodecAnswer.Text(columns, target, canonical.Text);

        var presentLast = present.Count == columns.Sales.Count ? present[^1].Text : string.Empty;
        var parts = PersonName.Split(canonical.Text, presentLast, hasMiddle: columns.Sales.Count > 2);
        for (var index = 0; index < parts.Count; index++)
        {
            if (CodecAnswer.TooLong(columns, target, columns.Sales[index], parts[index]) is { } problem)
                return new CodecResult([], problem);
        }

        return new CodecResult([.. parts.Select(part => FieldValue.Of(part))]);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => left == right;
}
