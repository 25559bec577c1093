using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Tests.Services;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Environments;

public sealed class AuthorizationTests
{
    private const string Url = "https://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_it_expires()
    {
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60));
        using var authorization = new BearerAuthorization(source, _time);

        Assert.Equal("token1", (await authorization.GetAsync(Stop)).Parameter);
        _time.Advance(TimeSpan.FromMinutes(54.9));
        Assert.Equal("token1", (await authorization.GetAsync(Stop)).Parameter);
        _time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal("token2", (await authorization.GetAsync(Stop)).Parameter);
        Assert.Equal(2, source.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_lives_shortly_is_still_used_for_most_of_its_life()
    {
        var source = new CountingSource(_time, TimeSpan.FromSeconds(20));
        using var authorization = new BearerAuthorization(source, _time);

        await authorization.GetAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal("token1", (await authorization.GetAsync(Stop)).Parameter);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("token2", (await authorization.GetAsync(Stop)).Parameter);
    }

    [Fact]
    public async Task Many_requests_at_once_ask_for_one_token()
    {
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60)) { Pause = TimeSpan.FromMilliseconds(20) };
        using var authorization = new BearerAuthorization(source, _time);

        var headers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await authorization.GetAsync(Stop), Stop)));

        Assert.All(headers, header => Assert.Equal("token1", header.Parameter));
        Assert.Single(source.Requests);
    }

    [Fact]
    public async Task A_renewal_that_fails_leaves_the_old_token_in_use_while_it_is_good()
    {
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60));
        using var authorization = new BearerAuthorization(source, _time);
        await authorization.GetAsync(Stop);
        source.Failure = SignInErrors.Create("SignInUnreachable", ErrorClass.Transient, Side.Sales, "down");

        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("token1", (await authorization.GetAsync(Stop)).Parameter);
        Assert.Equal("token1", (await authorization.GetAsync(Stop)).Parameter);
        Assert.Equal(2, source.Requests.Count);
        _time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<CouplingException>(async () => await authorization.GetAsync(Stop));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_a_token_is_on_its_way_does_not_fail_the_others()
    {
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60)) { Pause = TimeSpan.FromMilliseconds(200) };
        using var authorization = new BearerAuthorization(source, _time);
        using var cancelled = new CancellationTokenSource();

        var first = authorization.GetAsync(cancelled.Token).AsTask();
        var second = authorization.GetAsync(Stop).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("Bearer", (await second).Scheme);
    }

    [Fact]
    public async Task A_refused_request_is_repeated_once_with_a_new_token_and_the_same_body()
    {
        var script = new ScriptedHandler()
            .Expect("POST", Url, 401, "{}", sent => Assert.Equal("Bearer token1", sent.Headers["Authorization"]))
            .Expect("POST", Url, 200, "{}", sent => Assert.Equal(("Bearer token2", "body"), (sent.Headers["Authorization"], sent.Body)));
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60));

        var response = await SendAsync(script, new BearerAuthorization(source, _time), HttpMethod.Post);

        Assert.Null(response.Error);
        Assert.Equal([false, true], source.Requests.Select(request => request.IsRenewal));
    }

    [Fact]
    public async Task A_second_refusal_carries_the_providers_code_and_a_remedy_and_is_known_not_to_have_run()
    {
        const string Bearer = "Bearer error=\"invalid_token\", error_description=\"AADSTS700016: Application 'x' was not found\"";
        var script = new ScriptedHandler()
            .Expect("GET", Url, 401, "{}")
            .Expect("GET", Url, 401, "", headers: ("WWW-Authenticate", Bearer));

        var response = await SendAsync(script, new BearerAuthorization(new CountingSource(_time, TimeSpan.FromMinutes(60)), _time), HttpMethod.Get);

        Assert.Equal((Delivery.NotSent, "AADSTS700016", ErrorClass.Configuration), (response.Delivery, response.Error!.Code, response.Error.Class));
        var told = Assert.Throws<CouplingTools.Engine.Services.ServiceException>(() => response.EnsureSuccess());
        Assert.Contains("-ClientId", CouplingTools.Engine.Services.ServiceFailure.ToException(told).RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, script.Left);
    }

    [Fact]
    public async Task A_refusal_without_a_providers_code_says_where_the_application_must_be_registered()
    {
        const string Body = """{"error":{"code":"Authentication_InvalidCredentials","message":"The server has rejected the client credentials."}}""";
        var script = new ScriptedHandler().Expect("GET", Url, 401, Body).Expect("GET", Url, 401, Body);

        var response = await SendAsync(script, new BearerAuthorization(new CountingSource(_time, TimeSpan.FromMinutes(60)), _time), HttpMethod.Get);

        Assert.Equal("TokenRefused", response.Error!.Code);
        Assert.Contains("Authentication_InvalidCredentials", response.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft Entra Applications", ((CouplingException)response.Cause!).RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_nobody_can_renew_is_sent_once()
    {
        var script = new ScriptedHandler().Expect("GET", Url, 401, "{}");
        using var authorization = new BearerAuthorization(new FixedTokenSource(Side.Sales, new GivenToken(new Secret("only"))), _time);

        var response = await SendAsync(script, authorization, HttpMethod.Get);

        Assert.Equal("TokenExpired", response.Error!.Code);
    }

    [Fact]
    public async Task Claims_that_the_service_demands_reach_the_identity_provider()
    {
        var claims = Convert.ToBase64String("{\"access_token\":{}}"u8);
        var script = new ScriptedHandler()
            .Expect("GET", Url, 401, "", headers: ("WWW-Authenticate", $"Bearer error=\"insufficient_claims\", claims=\"{claims}\""))
            .Expect("GET", Url, 200, "{}");
        var source = new CountingSource(_time, TimeSpan.FromMinutes(60));

        await SendAsync(script, new BearerAuthorization(source, _time), HttpMethod.Get);

        Assert.Equal("{\"access_token\":{}}", source.Requests[1].Claims);
    }

    [Fact]
    public async Task Basic_sends_user_and_key_and_is_refused_at_once()
    {
        var script = new ScriptedHandler().Expect("GET", Url, 401, "{}", sent => Assert.Equal("Basic QURNSU46a2V5", sent.Headers["Authorization"]));

        var response = await SendAsync(script, new BasicAuthorization("ADMIN", new Secret("key")), HttpMethod.Get);

        Assert.Equal("CredentialRefused", response.Error!.Code);
    }

    [Theory]
    [InlineData("https://evil.example/api/data/v9.2/WhoAmI", "AddressForeign")]
    [InlineData("https://contoso.crm4.dynamics.com:444/api/data/v9.2/WhoAmI", "AddressForeign")]
    [InlineData("http://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI", "InsecureAddress")]
    public async Task The_token_goes_to_no_other_address(string address, string error)
    {
        using var invoker = Invoker(new ScriptedHandler(), new BasicAuthorization("ADMIN", new Secret("key")));

        var failure = await Assert.ThrowsAsync<CouplingException>(() => invoker.SendAsync(new(HttpMethod.Get, address), Stop));

        Assert.Equal(error, failure.ErrorId);
    }

    [Fact]
    public async Task The_token_of_somebody_elses_connection_is_read_for_every_request()
    {
        var tokens = new Queue<string>(["a", "b", "b", "c"]);
        var script = new ScriptedHandler()
            .Expect("GET", Url, 200, "{}", sent => Assert.Equal("Bearer a", sent.Headers["Authorization"]))
            .Expect("GET", Url, 401, "{}", sent => Assert.Equal("Bearer b", sent.Headers["Authorization"]));
        var source = new GivenTokenSource(Side.Sales, "r", (_, _) => Task.FromResult(new GivenToken(new Secret(tokens.Dequeue()))));
        var authorization = new CurrentTokenAuthorization(source);

        Assert.Null((await SendAsync(script, authorization, HttpMethod.Get)).Error);
        Assert.Equal("TokenRefused", (await SendAsync(script, authorization, HttpMethod.Get)).Error!.Code);
    }

    [Theory]
    [InlineData("{}", "it: 401 Unauthorized")]
    [InlineData("""{"error":{"code":"Unknown","message":"Nobody."}}""", "it: Nobody. (code Unknown)")]
    public async Task A_refusal_names_its_code_only_where_it_has_one(string body, string told)
    {
        var script = new ScriptedHandler().Expect("GET", Url, 401, body).Expect("GET", Url, 401, body);

        var response = await SendAsync(script, new BearerAuthorization(new CountingSource(_time, TimeSpan.FromMinutes(60)), _time), HttpMethod.Get);

        Assert.EndsWith(told, response.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("to ken")]
    [InlineData("token\r\nX-Evil: 1")]
    public async Task A_blank_or_impossible_token_is_an_error_before_anything_is_sent(string token)
    {
        var source = new GivenTokenSource(Side.Sales, "https://r", (_, _) => Task.FromResult(new GivenToken(new Secret(token))));
        using var authorization = new BearerAuthorization(source, _time);

        var response = await SendAsync(new ScriptedHandler(), authorization, HttpMethod.Get);

        Assert.Equal("TokenMissing", response.Error!.Code);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJleHAiOjE3NzIzNjY0MDB9.x", 1772366400L)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x", null)]
    [InlineData("opaque", null)]
    [InlineData("a.!!.c", null)]
    [InlineData("a.W10.c", null)]
    public void The_expiry_is_read_from_the_token_where_it_tells(string token, long? expected) =>
        Assert.Equal(expected, TokenLifetime.ExpiryOf(token)?.ToUnixTimeSeconds());

    private async Task<ServiceResponse> SendAsync(HttpMessageHandler script, IAuthorization authorization, HttpMethod method)
    {
        using var invoker = Invoker(script, authorization);
        var exchange = new HttpExchange(Side.Sales, invoker, _time, new());
        using var request = new HttpRequestMessage(method, Url);
        if (method == HttpMethod.Post)
            request.Content = new ReadOnlyMemoryContent("body"u8.ToArray());
        return await exchange.SendAsync(request, Stop);
    }

    private static HttpMessageInvoker Invoker(HttpMessageHandler script, IAuthorization authorization) =>
        new(new AuthorizationHandler(Side.Sales, new Uri("https://contoso.crm4.dynamics.com"), authorization, script));

    private sealed class CountingSource(TimeProvider time, TimeSpan life) : ITokenSource
    {
        public List<TokenRequest> Requests { get; } = [];

        public TimeSpan Pause { get; init; }

        public CouplingException? Failure { get; set; }

        public async Task<ServiceToken> RequestAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            if (Pause > TimeSpan.Zero)
                await Task.Delay(Pause, cancellationToken);
            return Failure is null ? new(new Secret($"token{Requests.Count}"), time.GetUtcNow() + life) : throw Failure;
        }
    }
}
