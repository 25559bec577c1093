using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Cuts texts that are longer than the column they go to, where the mapping wants that rather than an error.</summary>
internal static class Truncation
{
    public static bool Applies(CodecColumns columns, Side target, FieldValue value) =>
        columns.Field.Truncation != TruncationPolicy.Error && value.Text.Length > columns.On(target)[0].MaxLength;

    /// <summary>The beginning that fits, without half a surrogate pair at its end.</summary>
    public static string Cut(CodecColumns columns, Side target, FieldValue value)
    {
        var length = columns.On(target)[0].MaxLength!.Value;
        return value.Text[..(length > 0 && char.IsHighSurrogate(value.Text[length - 1]) ? length - 1 : length)];
    }

    public static SyncWarning Warning(CodecColumns columns, Side target, FieldValue value)
    {
        var column = columns.On(target)[0];
        return new SyncWarning("ValueTruncated", columns.Field.Name, target, ErrorText.Message(
            "ValueTruncated", columns.Field.Name, CodecAnswer.Quote(value.Text), value.Text.Length, column.Name, target, column.MaxLength))
        {
            IsShown = columns.Field.Truncation == TruncationPolicy.Warn,
        };
    }
}
