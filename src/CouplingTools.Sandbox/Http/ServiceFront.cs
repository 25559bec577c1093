using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Limits;

namespace CouplingTools.Sandbox.Http;

/// <summary>What stands before a service and can keep a request from it: credentials, limits, and the faults on request.</summary>
internal sealed class ServiceFront(ISandboxService service, OperationPipeline pipeline, FaultScript script, ServiceTraffic traffic, TimeProvider time)
{
    /// <summary>The service.</summary>
    public ISandboxService Service => service;

    /// <summary>Counts and limits its requests.</summary>
    public ServiceTraffic Traffic => traffic;

    /// <summary>What the service has seen.</summary>
    public ServiceStatistics Statistics => traffic.Read(script.Struck(service.Name));

    /// <summary>Answers a request; what becomes of the answer on its way is told beside it.</summary>
    public async Task<(SandboxResponse Response, Delivery Delivery)> AnswerAsync(
        SandboxRequest request, bool isBatch, bool isAuthorized, CancellationToken cancellationToken)
    {
        pipeline.Enter();
        try
        {
            return await AdmitAsync(request, isBatch, isAuthorized, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await pipeline.LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task<(SandboxResponse Response, Delivery Delivery)> AdmitAsync(
        SandboxRequest request, bool isBatch, bool isAuthorized, CancellationToken cancellationToken)
    {
        using var admission = await traffic.EnterAsync(isAuthorized, cancellationToken).ConfigureAwait(false);
        var isRefused = admission.Refusal is not null;
        var faults = await Task.Run(() => script.Draw(service.Name, isRefused), cancellationToken).ConfigureAwait(false);
        await WaitAsync(faults.Latency, cancellationToken).ConfigureAwait(false);
        if (faults.Delivery == Delivery.LostBefore)
            return (new SandboxResponse(0), Delivery.LostBefore);
        var response = (admission.Refusal ?? faults.Refusal) is { } refusal
            ? pipeline.Refuse(service, request, refusal)
            : await RunAsync(request with { Faults = faults }, isBatch, cancellationToken).ConfigureAwait(false);
        response.Headers.Add("Date", (time.GetUtcNow() + faults.Skew).ToString("R"));
        admission.Label(response.Headers);
        return (response, faults.Delivery);
    }

    private async Task<SandboxResponse> RunAsync(SandboxRequest request, bool isBatch, CancellationToken cancellationToken)
    {
        var response = await Task.Run(() => pipeline.Run(service, request, isBatch, cancellationToken), cancellationToken).ConfigureAwait(false);
        await WaitAsync(request.Faults.LatencyPerRow * response.Rows, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private Task WaitAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        duration > TimeSpan.Zero ? Task.Delay(duration, time, cancellationToken) : Task.CompletedTask;
}
