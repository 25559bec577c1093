using System.Net;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services;

public sealed class TransportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://contoso.crm.dynamics.com/", false)]
    [InlineData("https://contoso.crm.dynamics.com/", true)]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("http://127.0.0.1:5000/", true)]
    public async Task Plain_http_is_refused_except_to_a_loopback_address(string address, bool accepted)
    {
        var script = new ScriptedHandler();
        if (accepted)
            script.Expect("GET", address, 200, "{}");
        var transport = Transport(script);

        var response = await Send(transport, address);

        Assert.Equal(accepted ? null : "InsecureAddress", response.Error?.Code);
        Assert.Equal(accepted ? 1 : 0, script.Sent.Count);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        var handler = new GatedHandler();
        var transport = Transport(handler, new ServiceOptions { MaxConcurrency = 3 });

        var requests = Enumerable.Range(0, 10).Select(_ => Send(transport)).ToList();
        for (var i = 0; i < 10; i++)
            await handler.ReleaseOneAsync(Stop);
        await Task.WhenAll(requests);

        Assert.Equal(3, handler.Most);
    }

    [Fact]
    public async Task An_answer_is_waited_for_until_the_time_is_up_and_then_given_up_as_lost()
    {
        var time = new FakeTimeProvider();
        var transport = Transport(new GatedHandler(), new ServiceOptions { Timeout = TimeSpan.FromMinutes(2) }, time);

        var request = Send(transport);
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(request.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var response = await request;

        Assert.Equal((Delivery.AnswerLost, "RequestTimedOut", ErrorClass.Transient), (response.Delivery, response.Error!.Code, response.Error.Class));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_lost_answer_with_the_requests_own_id()
    {
        var script = new ScriptedHandler().Expect("GET", "https://contoso.com/", () => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });
        var id = Guid.NewGuid();
        var transport = Transport(script, new ServiceOptions { NewId = () => id });

        var response = await Send(transport);

        Assert.Equal((Delivery.AnswerLost, "AnswerLost", id.ToString()), (response.Delivery, response.Error!.Code, response.Error.CorrelationId));
        var thrown = Assert.Throws<ServiceException>(() => response.EnsureSuccess());
        Assert.NotNull(thrown.InnerException);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task A_request_turned_away_was_not_carried_out_even_where_the_explanation_breaks_off(HttpStatusCode status, bool isThrottled)
    {
        var script = new ScriptedHandler().Expect("GET", "https://contoso.com/", () => new(status)
        {
            Content = new StreamContent(new BrokenStream()),
            Headers = { { "Retry-After", "7" } },
        });

        var response = await Send(Transport(script));

        Assert.Equal((Delivery.Answered, (int)status, isThrottled), (response.Delivery, response.Status, response.IsThrottled));
        Assert.Equal(TimeSpan.FromSeconds(7), response.RetryAfter);
        Assert.Equal(Effect.NotDone, AnswerMeaning.OfRequest(response));
    }

    [Fact]
    public async Task The_services_own_correlation_id_stands_above_ours()
    {
        var script = new ScriptedHandler().Expect("GET", "https://contoso.com/", 500, "", headers: ("request-id", "4711"));
        var transport = Transport(script);

        var response = await Send(transport);

        Assert.Equal("4711", response.Error!.CorrelationId);
    }

    private static Task<ServiceResponse> Send(ServiceTransport transport, string address = "https://contoso.com/") =>
        transport.SendAsync(() => new(HttpMethod.Get, address), answer => answer, null, Stop);

    private static ServiceTransport Transport(HttpMessageHandler handler, ServiceOptions? options = null, TimeProvider? time = null) =>
        new(Side.Sales, new HttpMessageInvoker(handler), time ?? TimeProvider.System, ServiceLimits.Dataverse, options ?? new());

    private sealed class GatedHandler : HttpMessageHandler
    {
        private readonly SemaphoreSlim _gate = new(0);
        private readonly SemaphoreSlim _arrived = new(0);
        private int _underWay;

        public int Most { get; private set; }

        public async Task ReleaseOneAsync(CancellationToken cancellationToken)
        {
            await _arrived.WaitAsync(cancellationToken);
            _gate.Release();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_gate)
                Most = Math.Max(Most, ++_underWay);
            _arrived.Release();
            await _gate.WaitAsync(cancellationToken);
            lock (_gate)
                _underWay--;
            return new(HttpStatusCode.OK);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset by peer");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("reset by peer");
    }
}
