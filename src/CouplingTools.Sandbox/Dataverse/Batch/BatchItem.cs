namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>A part of a batch: one operation by itself, or a change set that is done wholly or not at all.</summary>
internal sealed record BatchItem(bool IsChangeSet, IReadOnlyList<BatchOperation> Operations)
{
    private const int MostOperations = 1000;

    /// <summary>Reads a batch body.</summary>
    public static IReadOnlyList<BatchItem> ParseAll(string contentType, string body)
    {
        var items = MimeReader.Parts(body, MimeReader.Boundary(contentType)).Select(Parse).ToArray();
        if (items.Sum(item => item.Operations.Count) > MostOperations)
        {
            throw Errors.Uri($"The number of operations in the batch exceeds the maximum allowed number of {MostOperations}.");
        }

        return items;
    }

    private static BatchItem Parse(MimePart part)
    {
        var type = part.Header("Content-Type") ?? throw Errors.Uri("A part of the batch lacks the Content-Type header.");
        if (!type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            return new BatchItem(false, [BatchOperation.Parse(part)]);
        }

        var operations = MimeReader.Parts(part.Content, MimeReader.Boundary(type)).Select(BatchOperation.Parse).ToArray();
        if (operations.Any(operation => operation.ContentId is null))
        {
            throw Errors.Uri("Content-ID header not present");
        }

        return new BatchItem(true, operations);
    }
}
