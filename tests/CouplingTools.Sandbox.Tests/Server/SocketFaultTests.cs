using System.Net;
using System.Net.Sockets;
using System.Text;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Tests.Server;

public sealed class SocketFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_lost_before_is_closed_without_a_byte_and_the_request_was_never_seen()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Faults = [new(SandboxFaultKind.ConnectionLostBefore) { Percent = 100 }] });
        await Assert.ThrowsAsync<HttpRequestException>(() => server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"A"}"""));
        Assert.Equal(0, await ReceiveAsync(server, "WhoAmI"));
        server.Environment.ClearFaults();
        Assert.Empty(server.Environment.ReadLog());
        Assert.Empty((await server.SendAsync("GET", $"{server.Company}customers")).Rows);
    }

    [Fact]
    public async Task A_connection_lost_after_is_closed_without_a_byte_and_the_write_remains()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Faults = [new(SandboxFaultKind.ConnectionLostAfter) { Percent = 100 }] });
        await Assert.ThrowsAsync<HttpRequestException>(() => server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"A"}"""));
        Assert.Equal(0, await ReceiveAsync(server, "WhoAmI"));
        server.Environment.ClearFaults();
        Assert.Single((await server.SendAsync("GET", $"{server.Company}customers")).Rows);
    }

    [Fact]
    public async Task A_truncated_body_ends_after_its_first_half_although_its_whole_length_was_announced()
    {
        await using var server = await ServerFixture.OpenAsync(customers: 5);
        var url = new Uri($"{server.Company}customers");
        var whole = await server.Client.GetByteArrayAsync(url, Token);
        server.Environment.SetFault(new(SandboxFaultKind.TruncatedBody) { Percent = 100 });
        using var response = await server.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        var got = new MemoryStream();
        var failure = await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(got, Token));
        Assert.Equal((HttpStatusCode.OK, (long?)whole.Length), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.Equal(whole[..(whole.Length / 2)], got.ToArray());
    }

    [Fact]
    public async Task The_client_goes_on_with_a_new_connection_after_each_lost_one()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with
        {
            Faults = [new(SandboxFaultKind.ConnectionLostAfter) { Percent = 30 }, new(SandboxFaultKind.TruncatedBody) { Percent = 30 }],
        });
        var lost = 0;
        for (var i = 0; i < 60; i++)
        {
            try
            {
                await server.SendAsync("GET", $"{server.Sales}WhoAmI");
            }
            catch (HttpRequestException)
            {
                lost++;
            }
        }
        Assert.InRange(lost, 15, 50);
        Assert.Equal(60, server.Environment.ReadLog().Count);
    }

    [Theory]
    [InlineData(SandboxFaultKind.Throttle, 429, "3")]
    [InlineData(SandboxFaultKind.ThrottleWithoutRetryAfter, 429, null)]
    [InlineData(SandboxFaultKind.Unavailable, 503, "3")]
    [InlineData(SandboxFaultKind.TokenExpired, 401, null)]
    public async Task A_refusal_is_the_same_on_the_wire_as_in_process(SandboxFaultKind kind, int status, string? retryAfter)
    {
        var fault = new SandboxFault(kind) { Percent = 100 };
        await using var server = await ServerFixture.OpenAsync(o => o with { Faults = [retryAfter is null ? fault : fault with { RetryAfterSeconds = 3 }] });
        using var inProcess = new HttpClient(server.Environment.CreateHandler());
        foreach (var url in new[] { $"{server.Company}customers", $"{server.Sales}WhoAmI" })
        {
            var wire = await server.SendAsync("GET", url);
            using var direct = await inProcess.GetAsync(new Uri(url), Token);
            Assert.Equal((status, status), (wire.Status, (int)direct.StatusCode));
            Assert.Equal(retryAfter, wire.Headers.GetValueOrDefault("Retry-After"));
            Assert.Equal(Names(direct), wire.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
            Assert.Equal(direct.Content.Headers.ContentType?.ToString(), wire.Headers.GetValueOrDefault("Content-Type"));
            Assert.Equal(direct.Headers.WwwAuthenticate.ToString(), wire.Headers.GetValueOrDefault("WWW-Authenticate", string.Empty));
        }
    }

    [Fact]
    public async Task Versions_go_stale_texts_are_rewritten_and_clocks_are_wrong_over_the_socket_too()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with
        {
            Faults =
            [
                new(SandboxFaultKind.StaleVersion) { Percent = 100 },
                new(SandboxFaultKind.Rewrite) { Column = "city" },
                new(SandboxFaultKind.ClockSkew) { SkewMinutes = 3 },
            ],
        });
        var created = await server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"A","city":"Rome"}""");
        Assert.Equal(("ROME", "Mon, 02 Jun 2025 10:03:00 GMT"), (created.Value("city"), created.Headers["Date"]));
        var url = $"{server.Company}customers({created.Value("id")})";
        Assert.Equal(409, (await server.SendAsync("PATCH", url, """{"city":"B"}""", $"If-Match: {created.Value("@odata.etag")}")).Status);
    }

    [Fact]
    public async Task A_request_that_is_refused_is_told_the_services_time_as_well()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Faults = [new(SandboxFaultKind.ClockSkew) { SkewMinutes = 3 }] });
        var answer = await server.SendAsync("GET", $"{server.Sales}WhoAmI", null, "Authorization: Bearer no");
        Assert.Equal((401, "Mon, 02 Jun 2025 10:03:00 GMT"), (answer.Status, answer.Headers["Date"]));
    }

    [Fact]
    public async Task A_client_that_gives_up_ends_the_waiting()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Faults = [new(SandboxFaultKind.Latency) { Milliseconds = 3_600_000 }] });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client.GetAsync(new Uri($"{server.Sales}WhoAmI"), patience.Token));
        Assert.Empty(server.Environment.ReadLog());
    }

    private static IEnumerable<string> Names(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Append("Content-Length").Distinct().Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many bytes of an answer arrive before the connection ends.</summary>
    private static async Task<int> ReceiveAsync(ServerFixture server, string path)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Server.BaseUri.Port, Token);
        var request = $"GET /api/data/v9.2/{path} HTTP/1.1\r\nHost: {server.Server.BaseUri.Authority}\r\nAuthorization: Bearer {server.Server.IssueToken()}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Token);
        try
        {
            return await socket.ReceiveAsync(new byte[100], Token);
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
    }
}
