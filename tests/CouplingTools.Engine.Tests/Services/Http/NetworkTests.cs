using System.IO.Compression;
using System.Net;
using CouplingTools.Engine.Environments;
using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class NetworkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Connections_keep_no_cookies_follow_no_redirection_are_renewed_and_take_compressed_answers()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(NetworkHandler.Create());

        Assert.False(handler.UseCookies);
        Assert.False(handler.AllowAutoRedirect);
        Assert.Equal(DecompressionMethods.All, handler.AutomaticDecompression);
        Assert.InRange(handler.PooledConnectionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.InRange(handler.ConnectTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(Side.Sales)]
    [InlineData(Side.BusinessCentral)]
    public async Task Every_request_wants_HTTP_2_and_carries_an_id_that_is_kept_in_the_error(Side side)
    {
        var id = Guid.NewGuid();
        var handler = new LookingHandler();
        var transport = new ServiceTransport(
            side, new HttpMessageInvoker(handler), TimeProvider.System, ServiceLimits.Dataverse, new() { Repeats = 0, NewId = () => id });

        var response = await transport.SendAsync(() => new(HttpMethod.Get, "https://contoso.com/"), answer => answer, null, Stop);

        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower), (handler.Version, handler.Policy));
        Assert.Equal(id.ToString(), handler.Id);
        Assert.Equal(id.ToString(), response.Error!.CorrelationId);
    }

    [Theory]
    [InlineData("ms-correlation-x")]
    [InlineData("request-id")]
    [InlineData("x-ms-service-request-id")]
    [InlineData("REQ_ID")]
    public async Task The_id_that_the_service_gave_is_the_one_to_quote(string header)
    {
        var script = new ScriptedHandler().Expect("GET", "https://contoso.com/", 500, "", headers: (header, "4711"));
        var transport = new ServiceTransport(Side.Sales, new HttpMessageInvoker(script), TimeProvider.System, ServiceLimits.Dataverse, new() { Repeats = 0 });

        var response = await transport.SendAsync(() => new(HttpMethod.Get, "https://contoso.com/"), answer => answer, null, Stop);

        Assert.Equal("4711", response.Error!.CorrelationId);
    }

    [Fact]
    public async Task A_compressed_answer_that_is_damaged_is_a_lost_answer()
    {
        var script = new ScriptedHandler().Expect("GET", "https://contoso.com/", () => new(HttpStatusCode.OK)
        {
            Content = new StreamContent(new GZipStream(new MemoryStream([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7]), CompressionMode.Decompress)),
        });
        var transport = new ServiceTransport(Side.Sales, new HttpMessageInvoker(script), TimeProvider.System, ServiceLimits.Dataverse, new() { Repeats = 0 });

        var response = await transport.SendAsync(() => new(HttpMethod.Get, "https://contoso.com/"), answer => answer, null, Stop);

        Assert.Equal((Delivery.AnswerLost, "AnswerLost"), (response.Delivery, response.Error!.Code));
    }

    private sealed class LookingHandler : HttpMessageHandler
    {
        public Version? Version { get; private set; }

        public HttpVersionPolicy Policy { get; private set; }

        public string? Id { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Version, Policy) = (request.Version, request.VersionPolicy);
            Id = request.Headers.GetValues("x-ms-client-request-id").Single();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway));
        }
    }
}
