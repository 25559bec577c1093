using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>
/// Batches as multipart messages, with answers in the order of the operations (documentation: "Execute batch operations
/// using the Web API"). Every operation stands alone; change sets are not used, because one failure would undo the rest.
/// </summary>
internal sealed class MultipartBatchFormat(Uri api, Func<Guid> newId) : IBatchFormat
{
    private const string NewLine = "\r\n";

    public HttpRequestMessage Compose(IReadOnlyList<BatchRequest> requests)
    {
        var boundary = $"batch_{newId()}";
        var body = new MemoryStream();
        foreach (var request in requests)
        {
            body.Write(Encoding.UTF8.GetBytes(Head(boundary, request)));
            body.Write(request.Body.Span);
            body.Write("\r\n"u8);
        }
        body.Write(Encoding.UTF8.GetBytes($"--{boundary}--{NewLine}"));
        var content = new ReadOnlyMemoryContent(body.GetBuffer().AsMemory(0, (int)body.Length));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/mixed; boundary=\"{boundary}\"");
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "$batch")) { Content = content };
        message.Headers.TryAddWithoutValidation("Prefer", "odata.continue-on-error");
        return message;
    }

    public BatchReply? Parse(ServiceResponse response, int count)
    {
        var type = response.ContentType;
        var boundary = type?.Parameters.FirstOrDefault(p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary) || type!.MediaType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var (parts, isWhole) = MultipartReader.Read(response.Body, boundary);
        var items = new BatchItem?[count];
        if (parts.Count > count)
            return new(items, IsWhole: false);
        for (var i = 0; i < parts.Count; i++)
            items[i] = HttpPart.Read(parts[i]);
        return new(items, isWhole && items.Take(parts.Count).All(item => item is not null));
    }

    private string Head(string boundary, BatchRequest request)
    {
        var head = new StringBuilder()
            .Append("--").Append(boundary).Append(NewLine)
            .Append("Content-Type: application/http").Append(NewLine)
            .Append("Content-Transfer-Encoding: binary").Append(NewLine).Append(NewLine)
            .Append(request.Method.Method).Append(' ').Append(new Uri(api, request.Path).PathAndQuery).Append(" HTTP/1.1").Append(NewLine)
            .Append("Accept: application/json").Append(NewLine);
        foreach (var (name, value) in request.Headers)
            head.Append(name).Append(": ").Append(value).Append(NewLine);
        if (!request.Body.IsEmpty)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}").Append(NewLine);
        return head.Append(NewLine).ToString();
    }
}
