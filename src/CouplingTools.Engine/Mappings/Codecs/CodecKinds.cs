using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>The codecs a mapping may name; a <see cref="CodecNames.Constant"/> is not one, for it is never compared.</summary>
internal static class CodecKinds
{
    private static readonly FieldKind[] s_texts = [FieldKind.Text, FieldKind.Code];
    private static readonly FieldKind[] s_numbers = [FieldKind.Number, FieldKind.Integer];
    private static readonly FieldKind[] s_dates = [FieldKind.Date, FieldKind.DateTime];

    private static readonly FieldKind[] s_ids = [FieldKind.Guid, FieldKind.Text, FieldKind.Code];

    /// <summary>What a text can be made of.</summary>
    private static readonly FieldKind[] s_plain =
        [FieldKind.Number, FieldKind.Integer, FieldKind.Boolean, FieldKind.Guid, FieldKind.Date, FieldKind.DateTime, FieldKind.Enumeration, FieldKind.Option];

    private static readonly Dictionary<string, CodecKind> s_kinds = new(StringComparer.Ordinal)
    {
        [CodecNames.Text] = new(s_texts, s_texts, columns => new TextCodec(columns)) { Parse = CodecParse.Text, SourceKinds = s_plain },
        [CodecNames.Code] = new(s_texts, s_texts, columns => new CodeCodec(columns)) { Parse = CodecParse.Text, SourceKinds = s_plain },
        [CodecNames.Decimal] = new(s_numbers, s_numbers, columns => new DecimalCodec(columns)) { Parse = CodecParse.Number },
        [CodecNames.Integer] = new(s_numbers, s_numbers, columns => new DecimalCodec(columns, isWhole: true)) { Parse = CodecParse.Number },
        [CodecNames.Date] = new(s_dates, s_dates, columns => new DateCodec(columns)) { Parse = CodecParse.Date },
        [CodecNames.DateTime] = new([FieldKind.DateTime], [FieldKind.DateTime], columns => new DateTimeCodec(columns)) { Parse = CodecParse.Time },
        [CodecNames.Boolean] = new([FieldKind.Boolean], [FieldKind.Boolean], columns => new BooleanCodec(columns)),
        [CodecNames.Guid] = new(s_ids, s_ids, columns => new GuidCodec(columns)),
        [CodecNames.Option] = new(
            [FieldKind.Enumeration, FieldKind.Text, FieldKind.Code, FieldKind.Guid, FieldKind.Boolean], [FieldKind.Option, FieldKind.Integer], columns => new OptionCodec(columns)),
        [CodecNames.Lookup] = new(
            [FieldKind.Guid, FieldKind.Text, FieldKind.Code], [FieldKind.Lookup, FieldKind.Guid, FieldKind.Text, FieldKind.Code, FieldKind.Number], columns => new LookupCodec(columns)),
        [CodecNames.PersonName] = new(s_texts, s_texts, columns => new PersonNameCodec(columns)) { SalesFields = (2, 3), Parse = CodecParse.Text },
    };

    public static IReadOnlyList<string> Names { get; } = [.. s_kinds.Keys, CodecNames.Constant];

    public static CodecKind? Find(string name) => s_kinds.GetValueOrDefault(name);

    public static IFieldCodec Build(CodecColumns columns)
    {
        var field = columns.Field;
        var kind = s_kinds[field.Codec];
        var codec = kind.Build(columns);
        var toSales = new TransformationChain(field.TransformToSales);
        var toBusinessCentral = new TransformationChain(field.TransformToBusinessCentral);
        return new KeepingCodec(toSales.IsEmpty && toBusinessCentral.IsEmpty && field.Truncation == TruncationPolicy.Error
            ? codec
            : new TransformingCodec(codec, columns, kind.Parse!, toSales, toBusinessCentral));
    }
}
