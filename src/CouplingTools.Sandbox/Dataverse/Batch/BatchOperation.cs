namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>One request inside a batch, as it was written.</summary>
internal sealed record BatchOperation(string? ContentId, string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Reads an <c>application/http</c> part.</summary>
    public static BatchOperation Parse(MimePart part)
    {
        if (part.Header("Content-Type")?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Errors.Uri($"The content type '{part.Header("Content-Type")}' of a batch part is not valid; application/http is expected.");
        }

        var line = part.Content.IndexOf("\r\n", StringComparison.Ordinal);
        var requestLine = line < 0 ? part.Content : part.Content[..line];
        var words = requestLine.Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/", StringComparison.Ordinal))
        {
            throw Errors.Uri($"The request line '{requestLine}' in a batch part is not valid.");
        }

        var message = MimeReader.HeadersAndContent(line < 0 ? "" : part.Content[(line + 2)..]);
        return new BatchOperation(
            part.Header("Content-ID") ?? message.Header("Content-ID"),
            words[0],
            words[1],
            message.Headers,
            message.Content.TrimEnd('\r', '\n'));
    }
}
