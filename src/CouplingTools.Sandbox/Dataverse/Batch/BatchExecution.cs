using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>The $batch operation, after the page "Execute batch operations using the Web API".</summary>
/// <remarks>
/// Fidelity: order, change sets that are done wholly or not at all, references by Content-ID, stopping at the first
/// failure or going on, the limit of 1,000 operations and refusals of the whole batch are done.
/// </remarks>
internal sealed class BatchExecution(DataverseService service, SandboxRequest request, BatchRunner runner, Func<Guid> newId)
{
    /// <summary>Runs all operations and answers with their answers.</summary>
    public SandboxResponse Run(CancellationToken cancellationToken)
    {
        if (request.Headers["Content-Type"] is not { } type || !type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            throw new DataverseException(
                System.Net.HttpStatusCode.UnsupportedMediaType,
                "0x80060888",
                "The content type of a batch request must be multipart/mixed.");
        }

        var items = BatchItem.ParseAll(type, System.Text.Encoding.UTF8.GetString(request.Body.Span));
        if (items.Any(item => item.IsChangeSet && item.Operations.Any(operation => operation.Method == "GET")))
        {
            throw Errors.Uri("A GET request is not allowed in a change set.");
        }

        var goesOn = Preferences.Of(request.Headers).ContinueOnError;
        var answers = new BatchAnswer($"batchresponse_{newId():D}");
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var succeeded = item.IsChangeSet ? RunChangeSet(item, answers) : RunSingle(item.Operations[0], answers);
            if (!succeeded && !goesOn)
            {
                return answers.ToResponse(400);
            }
        }

        return answers.ToResponse(200);
    }

    private bool RunSingle(BatchOperation operation, BatchAnswer answers)
    {
        var response = Attempt(() => runner.Run(new ContentReferences().Request(service, request, operation)));
        answers.Add(response, contentId: null);
        return response.Succeeded;
    }

    private bool RunChangeSet(BatchItem item, BatchAnswer answers)
    {
        var references = new ContentReferences();
        IReadOnlyList<SandboxResponse> responses = [];
        var failure = Attempt(() =>
        {
            responses = runner.RunTogether(item.Operations.Select(operation => references.Request(service, request, operation)), references.Answered);
            return responses[^1];
        });
        if (!failure.Succeeded)
        {
            answers.Add(failure, contentId: null);
            return false;
        }

        answers.AddChangeSet($"changesetresponse_{newId():D}", item.Operations.Zip(responses, (operation, response) => (operation.ContentId!, response)));
        return true;
    }

    private static SandboxResponse Attempt(Func<SandboxResponse> run)
    {
        try
        {
            return run();
        }
        catch (DataverseException error)
        {
            return Answers.Error(error);
        }
    }
}
