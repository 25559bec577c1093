namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Cancels the run when a request, counted from the start, is sent, or when the service has carried it out.</summary>
internal sealed class CancellingHandler(HttpMessageHandler inner, int number, bool carriesOut, CancellationTokenSource cancellation) : DelegatingHandler(inner)
{
    private int _count;
    private bool _isStarted;

    public void Start() => _isStarted = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_isStarted || Interlocked.Increment(ref _count) != number)
            return await base.SendAsync(request, cancellationToken);
        if (carriesOut)
            (await base.SendAsync(request, CancellationToken.None)).Dispose();
        await cancellation.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return await base.SendAsync(request, cancellationToken);
    }
}
