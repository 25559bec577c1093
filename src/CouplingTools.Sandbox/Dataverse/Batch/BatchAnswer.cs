using System.Globalization;
using System.Net;
using System.Text;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>Writes the multipart answer to a batch.</summary>
internal sealed class BatchAnswer(string boundary)
{
    private const string LineEnd = "\r\n";

    private readonly StringBuilder _text = new();

    /// <summary>Adds the answer to one operation, or the one error of a change set that failed.</summary>
    public void Add(SandboxResponse response, string? contentId) => AddPart(boundary, response, contentId);

    /// <summary>Adds the answers of a change set, each with the Content-ID of its operation.</summary>
    public void AddChangeSet(string inner, IEnumerable<(string ContentId, SandboxResponse Response)> responses)
    {
        Line($"--{boundary}");
        Line($"Content-Type: multipart/mixed; boundary={inner}");
        Line("");
        foreach (var (contentId, response) in responses)
        {
            AddPart(inner, response, contentId);
        }

        Line($"--{inner}--");
    }

    /// <summary>The whole answer.</summary>
    public SandboxResponse ToResponse(int status)
    {
        Line($"--{boundary}--");
        return new SandboxResponse(status) { ContentType = $"multipart/mixed; boundary={boundary}", Body = Encoding.UTF8.GetBytes(_text.ToString()) };
    }

    private void AddPart(string delimiter, SandboxResponse response, string? contentId)
    {
        Line($"--{delimiter}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        if (contentId is not null)
        {
            Line($"Content-ID: {contentId}");
        }

        Line("");
        using (var message = new HttpResponseMessage((HttpStatusCode)response.Status))
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {message.ReasonPhrase}"));
        }

        if (response.ContentType is not null)
        {
            Line($"Content-Type: {response.ContentType}");
        }

        foreach (var (name, value) in response.Headers)
        {
            Line($"{name}: {value}");
        }

        Line("");
        Line(response.Body is { } body ? Encoding.UTF8.GetString(body.Span) : "");
    }

    private void Line(string text) => _text.Append(text).Append(LineEnd);
}
