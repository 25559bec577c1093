using CouplingTools.Engine.Tests.Synchronization.Running;

namespace CouplingTools.Engine.Tests.BadInput.Answers;

/// <summary>Damages the answer to one request to a side, counted from the start; the service has done what it was asked.</summary>
internal sealed class DamagingHandler(HttpMessageHandler inner, Side side, int number, AnswerDamage damage) : DelegatingHandler(inner)
{
    private int _count;

    public string Request { get; private set; } = "not reached";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Side() != side || Interlocked.Increment(ref _count) != number)
            return response;
        Request = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        return await damage.ApplyAsync(response, cancellationToken);
    }
}
