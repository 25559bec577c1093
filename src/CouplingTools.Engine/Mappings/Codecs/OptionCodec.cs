using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// A member, code or text of Business Central that stands for an integer of a Sales option set, after the mapping's
/// table. Codes that share an integer are the same thing, because Sales cannot tell them apart.
/// </summary>
internal sealed class OptionCodec(CodecColumns columns) : IFieldCodec
{
    private readonly OptionTable _options = new(columns.Field.Options);
    private readonly LookupDefinition? _lookup = columns.Field.Lookup;

    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        side == Side.Sales ? ReadSales(values.Single()) : ReadBusinessCentral(values.Reference(), lookups);

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (UnresolvedReference.From(canonical) is not null)
            return LookupProblem.Answer(columns.Field, target, canonical, NoLookups.Instance);
        return target == Side.Sales ? WriteSales(canonical) : WriteBusinessCentral(canonical, lookups);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => Comparable(left) == Comparable(right);

    private FieldValue ReadSales(FieldValue value) =>
        value.Value is decimal number && Whole(number) is { } option && _options.CodesOf(option) is [var code, ..]
            ? FieldValue.Of(code)
            : value;

    private FieldValue ReadBusinessCentral(FieldValue value, ILookups lookups)
    {
        if (value.IsBlank || _lookup is null)
            return FieldValue.Of(value.Text.Trim());
        return UnresolvedReference.Canonical(Side.BusinessCentral, value, lookups.KeyOf(_lookup, Side.BusinessCentral, value));
    }

    private CodecResult WriteSales(FieldValue canonical)
    {
        if (canonical.Value is not (null or string) || _options.ValueOf(canonical.Text) is not { } option)
            return canonical.IsBlank ? CodecAnswer.Value(canonical) : NotMapped(Side.Sales, canonical, _options.Legal);
        var legal = columns.Sales[0].Options;
        return legal.Count == 0 || legal.ContainsKey(FieldValue.Of(option).Text)
            ? CodecAnswer.Value(FieldValue.Of(option))
            : NotMapped(Side.Sales, canonical, string.Join(", ", legal.Select(pair => $"{pair.Key} = '{pair.Value}'")));
    }

    private CodecResult WriteBusinessCentral(FieldValue canonical, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(canonical);
        if (canonical.Value is not string code || _options.ValueOf(code) is not { } option)
            return NotMapped(Side.BusinessCentral, canonical, _options.Legal);
        if (_lookup is null)
            return Member(code);
        foreach (var candidate in _options.CodesOf(option))
        {
            if (lookups.ReferenceOf(_lookup, Side.BusinessCentral, FieldValue.Of(candidate)) is { } reference)
                return CodecAnswer.Value(reference);
        }

        return LookupProblem.Answer(columns.Field, Side.BusinessCentral, canonical, NoLookups.Instance);
    }

    private CodecResult Member(string code) =>
        columns.BusinessCentral[0].Kind == FieldKind.Boolean
            ? bool.TryParse(code, out var truth) ? CodecAnswer.Value(FieldValue.Of(truth)) : CodecAnswer.NotConvertible(columns, Side.BusinessCentral, FieldValue.Of(code))
            : CodecAnswer.Text(columns, Side.BusinessCentral, code);

    private CodecResult NotMapped(Side target, FieldValue canonical, string legal)
    {
        if (columns.Field is { OnLookupMissing: LookupMissingPolicy.Clear, NotNull: false })
            return CodecAnswer.Value(FieldValue.Blank);
        var message = ErrorText.Message("OptionNotMapped", columns.Field.Name, canonical.Text, target, legal);
        return new CodecResult([], new CodecProblem("OptionNotMapped", message) { Policy = LookupProblem.PolicyOf(columns.Field) });
    }

    private FieldValue Comparable(FieldValue value) => value.Value switch
    {
        null or string when UnresolvedReference.From(value) is null =>
            FieldValue.Of(_options.ValueOf(value.Text) is { } option ? option : value.Text.Trim().ToUpperInvariant()),
        _ => value,
    };

    private static int? Whole(decimal number) =>
        decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
