using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>The codecs a mapping may name; a <see cref="CodecNames.Constant"/> is not one, for it is never compared.</summary>
internal static class CodecKinds
{
    private static readonly FieldKind[] s_texts = [FieldKind.Text, FieldKind.Code];
    private static readonly FieldKind[] s_numbers = [FieldKind.Number, FieldKind.Integer];
    private static readonly FieldKind[] s_dates = [FieldKind.Date, FieldKind.DateTime];

    private static readonly Dictionary<string, CodecKind> s_kinds = new(StringComparer.Ordinal)
    {
        [CodecNames.Text] = new(s_texts, s_texts, columns => new TextCodec(columns)) { IsText = true },
        [CodecNames.Code] = new(s_texts, s_texts, columns => new CodeCodec(columns)) { IsText = true },
        [CodecNames.Decimal] = new(s_numbers, s_numbers, columns => new DecimalCodec(columns)),
        [CodecNames.Date] = new(s_dates, s_dates, columns => new DateCodec(columns)),
        [CodecNames.Boolean] = new([FieldKind.Boolean], [FieldKind.Boolean], columns => new BooleanCodec(columns)),
        [CodecNames.Option] = new(
            [FieldKind.Enumeration, FieldKind.Text, FieldKind.Code, FieldKind.Guid, FieldKind.Boolean], [FieldKind.Option, FieldKind.Integer], columns => new OptionCodec(columns)),
        [CodecNames.Lookup] = new(
            [FieldKind.Guid, FieldKind.Text, FieldKind.Code], [FieldKind.Lookup, FieldKind.Guid, FieldKind.Text, FieldKind.Code, FieldKind.Number], columns => new LookupCodec(columns)),
        [CodecNames.PersonName] = new(s_texts, s_texts, columns => new PersonNameCodec(columns)) { SalesFields = (2, 3) },
    };

    public static IReadOnlyList<string> Names { get; } = [.. s_kinds.Keys, CodecNames.Constant];

    public static CodecKind? Find(string name) => s_kinds.GetValueOrDefault(name);

    public static IFieldCodec Build(CodecColumns columns)
    {
        var field = columns.Field;
        var codec = s_kinds[field.Codec].Build(columns);
        var toSales = new TransformationChain(field.TransformToSales);
        var toBusinessCentral = new TransformationChain(field.TransformToBusinessCentral);
        return new KeepingCodec(toSales.IsEmpty && toBusinessCentral.IsEmpty
            ? codec
            : new TransformingCodec(codec, columns, toSales, toBusinessCentral));
    }
}
