using System.Net;
using CouplingTools.Sandbox.Dataverse.Batch;
using CouplingTools.Sandbox.Dataverse.Operations;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The Dataverse Web API, v9.x, at the level of HTTP messages.</summary>
/// <remarks>
/// Fidelity: the operations say each how faithful they are. There are no privileges; whatever is not imitated is refused, never silently done otherwise.
/// </remarks>
internal sealed class DataverseService(Func<DataverseProfile> profile, Func<Guid> newId) : ISandboxService
{
    private const int LongestUrl = 32_768;
    private const int LongestUrlInBatch = 65_536;

    /// <inheritdoc/>
    public string Name => ServiceNames.Sales;

    /// <inheritdoc/>
    public ServiceAddress? Match(Uri url) => ServiceAddress.Split(
        url,
        (segments, i) => i + 2 < segments.Length && segments[i] == "api" && segments[i + 1] == "data" && segments[i + 2].StartsWith("v9.", StringComparison.Ordinal) ? 3 : 0);

    /// <inheritdoc/>
    public string TableOf(IReadOnlyList<string> path) => path.Count == 0 ? string.Empty : path[0].Split('(')[0];

    /// <inheritdoc/>
    public SandboxResponse Refuse(Refusal refusal, SandboxRequest request) => Complete(Refusals.Answer(refusal, request.Url), inBatch: false);

    /// <inheritdoc/>
    public void Touch(SandboxRequest request, Operation operation) => RowEdit.Touch(request, operation, profile());

    /// <inheritdoc/>
    public SandboxResponse Handle(SandboxRequest request, Operation operation)
    {
        SandboxResponse response;
        try
        {
            CheckUrl(request);
            response = Router.Route(new DataverseCall(request, operation, profile()));
        }
        catch (DataverseException error)
        {
            response = Answers.Error(error);
        }

        return Complete(response, request.Batch is not null);
    }

    /// <inheritdoc/>
    public SandboxResponse HandleBatch(SandboxRequest request, BatchRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            return Complete(new BatchExecution(this, request, runner, newId).Run(cancellationToken), inBatch: false);
        }
        catch (DataverseException error)
        {
            return Complete(Answers.Error(error), inBatch: false);
        }
    }

    private static void CheckUrl(SandboxRequest request)
    {
        if (request.Url.AbsoluteUri.Length > (request.Batch is null ? LongestUrl : LongestUrlInBatch))
        {
            throw new DataverseException(HttpStatusCode.RequestUriTooLong, "0x80060888", "The request URI is too long.");
        }
    }

    private SandboxResponse Complete(SandboxResponse response, bool inBatch)
    {
        response.Headers.Add("OData-Version", "4.0");
        if (!inBatch)
        {
            var id = newId().ToString("D");
            response.Headers.Add("REQ_ID", id);
            response.Headers.Add("x-ms-service-request-id", id);
        }

        return response;
    }
}
