using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Batch;

/// <summary>POST $batch with a JSON body.</summary>
/// <remarks>
/// Fidelity: at most 100 operations, run in their order, each in a transaction of its own; the first failure ends the batch unless
/// Prefer: odata.continue-on-error is given; answers carry the ids of their requests. Isolation: snapshot, dependsOn and multipart bodies are refused.
/// </remarks>
internal sealed class JsonBatch(Answers answers, BusinessCentralProfile profile)
{
    public SandboxResponse Run(SandboxRequest request, BatchRunner runner, CancellationToken cancellationToken)
    {
        Refuse(request);
        using var document = Parse(request.Body);
        var items = BatchItems.Read(document.RootElement, request);
        if (items.Count > profile.MaxBatchSize)
            throw new BusinessCentralException(500, "Internal_ServerError", $"The batch exceeds the maximum number of '{profile.MaxBatchSize}' query operations.");
        var goesOn = profile.ContinueOnError && request.Headers.Preferences().ContainsKey("odata.continue-on-error");
        var responses = new List<(BatchItem Item, SandboxResponse Response)>();
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var response = runner.Run(item.Request);
            responses.Add((item, response));
            if (!response.Succeeded && !goesOn)
                break;
        }
        return answers.WithJson(200, w => BatchAnswer.Write(w, responses));
    }

    private static void Refuse(SandboxRequest request)
    {
        if (request.Headers["Content-Type"]?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            throw BusinessCentralErrors.NotImitated("multipart batches");
        if (request.Headers["Isolation"] is not null)
            throw BusinessCentralErrors.NotImitated("the Isolation header");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw BusinessCentralErrors.BadRequest("Invalid Request Body");
        }
    }
}
