using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Both services on a loopback address, as far as a connection needs them: who is signed in, and which companies there are.</summary>
internal sealed class LoopbackServices : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<(string Path, string? Authorization)> _requests = [];
    private readonly List<string> _queries = [];
    private readonly Task _answering;

    public LoopbackServices()
    {
        Root = $"http://localhost:{FreePort()}";
        _listener.Prefixes.Add(Root + "/");
        _listener.Start();
        _answering = Task.Run(AnswerAsync);
    }

    public string Root { get; }

    public string BusinessCentralUrl => Root + "/v2.0/contoso.com/Production";

    public IReadOnlyList<(string Path, string? Authorization)> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>The queries of all requests, with their question marks.</summary>
    public IReadOnlyList<string> Queries
    {
        get
        {
            lock (_requests)
                return [.. _queries];
        }
    }

    /// <summary>Whether the account sees any company.</summary>
    public bool HasCompanies { get; set; } = true;

    /// <summary>Why the others are turned away.</summary>
    public string Refusal { get; set; } = "The server has rejected the client credentials.";

    /// <summary>The authorizations that are let in; all while it is null.</summary>
    public HashSet<string>? Accepted { get; set; }

    /// <summary>What a gateway in front of the services says of a request instead of passing it on; it passes it on where that is null.</summary>
    public Func<string?, (int Status, string Body)?> Gateway { get; set; } = _ => null;

    public void Dispose()
    {
        _listener.Stop();
        ((IAsyncResult)_answering).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));
        _listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
                Answer(await _listener.GetContextAsync());
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var authorization = context.Request.Headers["Authorization"];
        var path = context.Request.Url!.AbsolutePath;
        lock (_requests)
        {
            _requests.Add((path, authorization));
            _queries.Add(context.Request.Url.Query);
        }

        var isIn = Accepted is null || (authorization is not null && Accepted.Contains(authorization));
        var (status, body) = Gateway(authorization) ?? (isIn, path) switch
        {
            (false, _) => (401, $$$"""{"error":{"code":"Authentication_InvalidCredentials","message":"{{{Refusal}}}"}}"""),
            (_, var p) when !HasCompanies && p.EndsWith("/companies", StringComparison.Ordinal) => (200, """{"value":[]}"""),
            (_, var p) when p.EndsWith("/companies", StringComparison.Ordinal) =>
                (200, """{"value":[{"id":"c0000000-0000-4000-8000-000000000001","name":"CRONUS USA, Inc.","displayName":"CRONUS"},{"id":"c0000000-0000-4000-8000-000000000002","name":"Other","displayName":""}]}"""),
            (_, var p) when p.EndsWith("/WhoAmI", StringComparison.Ordinal) =>
                (200, """{"OrganizationId":"0a000000-0000-4000-8000-000000000001","UserId":"0b000000-0000-4000-8000-000000000001","BusinessUnitId":"0c000000-0000-4000-8000-000000000001"}"""),
            _ => (404, """{"error":{"code":"BadRequest_NotFound","message":"No HTTP resource was found."}}"""),
        };
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }
}
