namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Keeps the files as they were right before and right after every request, as if the power had failed there.</summary>
internal sealed class PowerFailure(HttpMessageHandler inner, World world, List<(string Moment, DirectoryInfo Files)> moments) : DelegatingHandler(inner)
{
    private readonly SemaphoreSlim _one = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var number = (moments.Count / 2) + 1;
            moments.Add(($"before request {number}", world.Snapshot()));
            var response = await base.SendAsync(request, cancellationToken);
            moments.Add(($"after request {number}", world.Snapshot()));
            return response;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _one.Dispose();
        base.Dispose(disposing);
    }
}
