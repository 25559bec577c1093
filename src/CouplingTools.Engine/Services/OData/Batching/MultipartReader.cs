using System.Text;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Cuts a multipart body at its delimiter lines. A part counts only when a delimiter follows it.</summary>
internal static class MultipartReader
{
    private static ReadOnlySpan<byte> NewLine => "\r\n"u8;

    public static (IReadOnlyList<ReadOnlyMemory<byte>> Parts, bool IsWhole) Read(ReadOnlyMemory<byte> body, string boundary)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var partStart = -1;
        for (var line = 0; line < body.Length;)
        {
            var rest = body.Span[line..];
            var length = rest.IndexOf(NewLine);
            var isLast = length < 0;
            var text = isLast ? rest : rest[..length];
            var kind = KindOf(text, delimiter);
            if (kind == Line.Other || (kind == Line.Delimiter && isLast))
            {
                if (isLast)
                    break;
                line += length + NewLine.Length;
                continue;
            }
            if (partStart >= 0)
                parts.Add(body[partStart..Math.Max(partStart, line - NewLine.Length)]);
            if (kind == Line.Close)
                return (parts, true);
            line += length + NewLine.Length;
            partStart = line;
        }
        return (parts, false);
    }

    private static Line KindOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> delimiter)
    {
        if (!line.StartsWith(delimiter))
            return Line.Other;
        var rest = line[delimiter.Length..].TrimEnd(" \t"u8);
        return rest.Length == 0 ? Line.Delimiter : rest.SequenceEqual("--"u8) ? Line.Close : Line.Other;
    }

    private enum Line
    {
        Other,
        Delimiter,
        Close,
    }
}
