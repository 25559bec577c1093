using System.Text;
using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Batch;

/// <summary>Reads the operations of a batch. Addresses are relative to the root of the service, or absolute; a Company header of the batch holds for all.</summary>
internal static class BatchItems
{
    public static IReadOnlyList<BatchItem> Read(JsonElement root, SandboxRequest batch)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array)
            throw Invalid();
        return [.. requests.EnumerateArray().Select(r => ReadOne(r, batch))];
    }

    private static BatchItem ReadOne(JsonElement item, SandboxRequest batch)
    {
        if (item.ValueKind != JsonValueKind.Object || Text(item, "method") is not { } method || Text(item, "url") is not { } address)
            throw Invalid();
        if (item.TryGetProperty("dependsOn", out _))
            throw BusinessCentralErrors.NotImitated("dependsOn");
        var url = Resolve(address, batch);
        var path = Path(url, batch);
        if (path is ["$batch"])
            throw BusinessCentralErrors.BadRequest("A batch request must not contain another batch request.");
        var request = new SandboxRequest
        {
            Method = method.ToUpperInvariant(),
            Url = url,
            Root = batch.Root,
            Path = path,
            Query = QueryOptions.Parse(url.Query),
            Headers = Headers(item, batch),
            Body = item.TryGetProperty("body", out var body) ? Encoding.UTF8.GetBytes(body.GetRawText()) : ReadOnlyMemory<byte>.Empty,
        };
        return new BatchItem(Id(item), request);
    }

    private static Uri Resolve(string address, SandboxRequest batch) =>
        Uri.TryCreate(batch.Root, address, out var url) ? url : throw Invalid();

    private static string[] Path(Uri url, SandboxRequest batch)
    {
        var path = url.AbsolutePath;
        if (!path.StartsWith(batch.Root.AbsolutePath, StringComparison.OrdinalIgnoreCase))
            throw BusinessCentralErrors.UriNotFound(url);
        return [.. path[batch.Root.AbsolutePath.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    private static HeaderList Headers(JsonElement item, SandboxRequest batch)
    {
        var headers = new HeaderList();
        if (item.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in given.EnumerateObject())
                headers.Add(header.Name, header.Value.ToString());
        }
        if (headers["Company"] is null && batch.Headers["Company"] is { } company)
            headers.Add("Company", company);
        return headers;
    }

    private static string? Id(JsonElement item) =>
        item.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static BusinessCentralException Invalid() => BusinessCentralErrors.BadRequest("Invalid Request Body");
}
