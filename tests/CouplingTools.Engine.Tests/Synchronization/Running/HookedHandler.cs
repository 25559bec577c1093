namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Lets something happen right before a request that writes reaches its service, and right after.</summary>
internal sealed class HookedHandler(HttpMessageHandler inner, Func<Side, Task>? before = null, Func<Side, Task>? after = null) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isWrite = await request.WritesAsync();
        if (isWrite && before is not null)
            await before(request.Side());
        var response = await base.SendAsync(request, cancellationToken);
        if (isWrite && after is not null)
            await after(request.Side());
        return response;
    }
}
