namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>Takes multipart bodies apart. Line ends must be CRLF, as the service demands.</summary>
internal static class MimeReader
{
    /// <summary>The value of the boundary parameter of a multipart content type.</summary>
    public static string Boundary(string contentType)
    {
        foreach (var parameter in contentType.Split(';').Skip(1))
        {
            var pair = parameter.Split('=', 2);
            if (pair.Length == 2 && pair[0].Trim().Equals("boundary", StringComparison.OrdinalIgnoreCase))
            {
                return pair[1].Trim().Trim('"');
            }
        }

        throw Errors.Uri($"Invalid multipart content type '{contentType}': the boundary parameter is missing.");
    }

    /// <summary>The parts between the boundaries.</summary>
    public static IReadOnlyList<MimePart> Parts(string body, string boundary)
    {
        var delimiter = $"--{boundary}";
        var padded = $"\r\n{body}";
        var pieces = padded.Split($"\r\n{delimiter}");
        if (pieces.Length < 2)
        {
            throw Errors.Uri($"The message does not contain the boundary '{delimiter}' at the start of a line ended by CRLF.");
        }

        if (!pieces[^1].StartsWith("--", StringComparison.Ordinal))
        {
            throw Errors.Uri($"The message does not end with the boundary '{delimiter}--'.");
        }

        return pieces[1..^1].Select(Part).ToArray();
    }

    /// <summary>Splits text into the headers before the first blank line and the content after it.</summary>
    public static MimePart HeadersAndContent(string text)
    {
        var blank = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, content) = text.StartsWith("\r\n", StringComparison.Ordinal) ? ("", text[2..])
            : blank < 0 ? (text, "")
            : (text[..blank], text[(blank + 4)..]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.Contains('\n', StringComparison.Ordinal))
            {
                throw Errors.Uri($"Invalid header in a part of the batch: '{line}'.");
            }

            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return new MimePart(headers, content);
    }

    private static MimePart Part(string piece) =>
        piece.TrimStart(' ', '\t') is var text && text.StartsWith("\r\n", StringComparison.Ordinal)
            ? HeadersAndContent(text[2..])
            : throw Errors.Uri("A boundary line in the batch is not ended by CRLF.");
}
