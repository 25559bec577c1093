using CouplingTools.Engine.Mappings.Compilation;
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
            return LookupProblem.Answer(columns, target, canonical, present, NoLookups.Instance);
        return target == Side.Sales ? WriteSales(canonical) : WriteBusinessCentral(canonical, lookups);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => Comparable(left) == Comparable(right);

    public FieldValue MatchKey(Side side, FieldValue canonical) =>
        UnresolvedReference.From(canonical) is null ? Comparable(canonical.IsBlank ? FieldValue.Blank : canonical) : FieldValue.Blank;

    private FieldValue ReadSales(FieldValue value) =>
        OptionOf(value) is { } option && _options.CodesOf(option) is [var code, ..] ? FieldValue.Of(code) : value;

    /// <summary>The key of a record is its code, or the option that it is coupled with.</summary>
    private FieldValue ReadBusinessCentral(FieldValue value, ILookups lookups)
    {
        if (value.IsBlank || _lookup is null)
            return FieldValue.Of(value.Text.Trim());
        return ReadSales(UnresolvedReference.Canonical(Side.BusinessCentral, value, lookups.KeyOf(_lookup, Side.BusinessCentral, value)));
    }

    private CodecResult WriteSales(FieldValue canonical)
    {
        if (OptionOf(canonical) is not { } option)
            return canonical.IsBlank ? CodecAnswer.Value(canonical) : NotMapped(Side.Sales, canonical, _options.Legal);
        return columns.Sales[0].Options.Count == 0 || columns.Sales[0].Options.ContainsKey(FieldValue.Of(option).Text)
            ? CodecAnswer.Value(FieldValue.Of(option))
            : NotMapped(Side.Sales, canonical, Legal);
    }

    private CodecResult WriteBusinessCentral(FieldValue canonical, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(canonical);
        if (OptionOf(canonical) is not { } option)
            return NotMapped(Side.BusinessCentral, canonical, _options.Legal);
        if (_lookup is null)
            return canonical.Value is string code ? Member(code) : NotMapped(Side.BusinessCentral, canonical, _options.Legal);
        foreach (var candidate in _options.CodesOf(option).Select(code => FieldValue.Of(code)).Prepend(FieldValue.Of(option)))
        {
            if (lookups.ReferenceOf(_lookup, Side.BusinessCentral, candidate) is { } reference)
                return CodecAnswer.Value(reference);
        }

        return _options.CodesOf(option).Count == 0
            ? NotMapped(Side.BusinessCentral, canonical, _options.Legal)
            : LookupProblem.Answer(columns, Side.BusinessCentral, canonical, [], NoLookups.Instance);
    }

    /// <summary>The options of the column, as Sales has them now.</summary>
    private string Legal => columns.Sales[0].Options.Count == 0
        ? _options.Legal
        : string.Join(", ", columns.Sales[0].Options.Select(pair => $"{pair.Key} = '{pair.Value}'"));

    private int? OptionOf(FieldValue canonical) => canonical.Value switch
    {
        decimal number => Whole(number),
        null or string when UnresolvedReference.From(canonical) is null => _options.ValueOf(canonical.Text),
        _ => null,
    };

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

    private FieldValue Comparable(FieldValue value)
    {
        if (OptionOf(value) is { } option)
            return FieldValue.Of(option);
        return value.Value is null or string && UnresolvedReference.From(value) is null ? FieldValue.Of(value.Text.Trim().ToUpperInvariant()) : value;
    }

    private static int? Whole(decimal number) =>
        decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
