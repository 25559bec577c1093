using System.Text.Json;
using CouplingTools.Sandbox.Server.Tokens;

namespace CouplingTools.Sandbox.Server.Http;

/// <summary>Directs the requests: to the token endpoint, to the statistics, all others to the sandbox.</summary>
internal sealed class ServerRequests
{
    private readonly SandboxEnvironment _environment;
    private readonly Action<Exception>? _failed;
    private readonly TokenEndpoint _tokens;
    private readonly SandboxBridge _bridge;

    public ServerRequests(SandboxEnvironment environment, HttpMessageInvoker sandbox, SandboxServerOptions options, TokenStore tokens)
    {
        _environment = environment;
        _failed = options.Failed;
        _tokens = new TokenEndpoint(options, tokens);
        _bridge = new SandboxBridge(sandbox);
    }

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException)
        {
            // It went in the middle of its request.
        }
        catch (Exception defect) when (_failed is not null && !context.Response.HasStarted)
        {
            _failed(defect);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private Task AnswerAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value!.Split('/')) switch
    {
        ("POST", [_, _, "oauth2", "v2.0", "token"]) => _tokens.AnswerAsync(context),
        ("GET", [_, "sandbox", "statistics"]) => context.Response.WriteAsJsonAsync(_environment.Statistics, JsonSerializerOptions.Web, context.RequestAborted),
        _ => _bridge.AnswerAsync(context),
    };
}
