using System.Text;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>Answers every request as the services do, and damages the answers to those that are meant.</summary>
internal sealed class DamagedAnswers(Exchange damaged, Func<string, string> damage, int status, string? contentType) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken);
        var exchange = ValidAnswers.Of(sent);
        var (body, type) = ValidAnswers.To(exchange);
        return exchange == damaged
            ? ScriptedHandler.Response(status, damage(body), contentType ?? type)
            : ScriptedHandler.Response(200, body, type);
    }
}
