using System.Text;
using System.Text.RegularExpressions;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>
/// Turns the operations of a batch into requests. Within a change set <c>$1</c> stands for the row that the operation
/// with the Content-ID 1 has written, in addresses, in @odata.bind and in @odata.id.
/// </summary>
internal sealed partial class ContentReferences
{
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private string? _current;

    /// <summary>The request of an operation.</summary>
    public SandboxRequest Request(DataverseService service, SandboxRequest batch, BatchOperation operation)
    {
        _current = operation.ContentId;
        var url = new Uri(batch.Root, Reference().Replace(operation.Url, match => Address(match.Groups["id"].Value), 1));
        var address = service.Match(url) ?? throw Errors.NoSegment(operation.Url);
        if (address.IsBatch)
        {
            throw Errors.Uri("A batch cannot contain another batch.");
        }

        var headers = new HeaderList();
        foreach (var (name, value) in operation.Headers)
        {
            headers.Add(name, value);
        }

        var body = BodyReference().Replace(operation.Body, match => $"{match.Groups["name"].Value}{Address(match.Groups["id"].Value)}\"");
        return new SandboxRequest
        {
            Method = operation.Method.ToUpperInvariant(),
            Url = url,
            Root = address.Root,
            Path = address.Path,
            Query = QueryOptions.Parse(url.Query),
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
        };
    }

    /// <summary>Remembers which row the operation requested last has written.</summary>
    public void Answered(SandboxResponse response)
    {
        if (_current is not null && response.Headers["OData-EntityId"] is { } address)
        {
            _addresses[_current] = address;
        }
    }

    private string Address(string id) => _addresses.TryGetValue(id, out var address)
        ? address
        : throw Errors.Uri($"Content-ID Reference: '${id}' does not exist in the batch context.");

    [GeneratedRegex(@"^(?:https?://.*?/api/data/v9\.\d+)?/?\$(?<id>\d\w*)(?=/|\?|$)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<name>""[\w.]*@odata\.(?:bind|id)""\s*:\s*"")/?\$(?<id>\w+)""")]
    private static partial Regex BodyReference();
}
