using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>The answers codecs give to a write.</summary>
internal static class CodecAnswer
{
    private const int QuotedLength = 60;

    public static CodecResult Value(FieldValue value) => new([value]);

    /// <summary>The text, or <c>ValueTooLong</c>: nothing is ever cut.</summary>
    public static CodecResult Text(CodecColumns columns, Side target, string text) =>
        TooLong(columns, target, columns.On(target)[0], text) is { } problem
            ? new CodecResult([], problem)
            : Value(FieldValue.Of(text));

    public static CodecProblem? TooLong(CodecColumns columns, Side target, FieldDescription column, string text) =>
        text.Length > column.MaxLength
            ? new CodecProblem("ValueTooLong", ErrorText.Message(
                "ValueTooLong", columns.Field.Name, Quote(text), text.Length, column.Name, target, column.MaxLength))
            : null;

    public static CodecResult NotConvertible(CodecColumns columns, Side target, FieldValue value) =>
        new([], new CodecProblem("ValueNotConvertible", ErrorText.Message(
            "ValueNotConvertible", columns.Field.Name, Quote(value.Text), columns.Field.Codec, columns.On(target)[0].Name, target)));

    public static string Quote(string text) =>
        text.Length <= QuotedLength ? text : string.Concat(text.AsSpan(0, QuotedLength), "…");
}
