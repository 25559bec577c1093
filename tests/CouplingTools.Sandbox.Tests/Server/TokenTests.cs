using System.Net.Http.Headers;
using System.Text;
using CouplingTools.Sandbox.Server;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Server;

public sealed class TokenTests
{
    private static readonly SandboxServerOptions s_defaults = new("any");

    [Fact]
    public async Task A_token_is_given_out_for_the_client_s_secret_and_opens_the_service_it_is_for()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { TokenLifetime = TimeSpan.FromSeconds(20) });
        var answer = await TokenAsync(server, scope: "https://api.businesscentral.dynamics.com/.default");
        Assert.Equal((200, "Bearer", "20"), (answer.Status, answer.Value("token_type"), answer.Json.GetProperty("expires_in").ToString()));
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", answer.Value("access_token"));
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
        Assert.Equal(401, (await server.SendAsync("GET", $"{server.Sales}WhoAmI")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task The_scope_of_Dataverse_is_its_address_with_or_without_a_second_slash(string slash)
    {
        await using var server = await ServerFixture.OpenAsync();
        var answer = await TokenAsync(server, scope: $"{server.Server.DataverseUrl}{slash}.default");
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", answer.Value("access_token"));
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Sales}WhoAmI")).Status);
        Assert.Equal(401, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
    }

    [Fact]
    public async Task A_token_expires()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { TokenLifetime = TimeSpan.FromSeconds(20) });
        server.Time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
        server.Time.Advance(TimeSpan.FromSeconds(0.1));
        var central = await server.SendAsync("GET", $"{server.Company}customers");
        Assert.Equal((401, "Authentication_InvalidCredentials", "Bearer"), (central.Status, central.ErrorCode, central.Headers["WWW-Authenticate"]));
        Assert.Matches(@"^The server has rejected the client credentials\.  CorrelationId:  [0-9a-f-]{36}\.$", central.ErrorMessage);
        var sales = await server.SendAsync("GET", $"{server.Sales}WhoAmI");
        Assert.Equal((401, 0), (sales.Status, sales.Body.Length));
        Assert.EndsWith($"/oauth2/authorize, resource_id={server.Server.DataverseUrl}", sales.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal((1, 1), (server.Server.Statistics.BusinessCentral.Unauthorized, server.Server.Statistics.Sales.Unauthorized));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer made-up")]
    [InlineData("Basic dXNlcjprZXk=")]
    public async Task Without_a_token_that_was_given_out_nothing_is_answered_or_done(string? credentials)
    {
        await using var server = await ServerFixture.OpenAsync();
        server.Client.DefaultRequestHeaders.Authorization = credentials is null ? null : AuthenticationHeaderValue.Parse(credentials);
        Assert.Equal(401, (await server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"A"}""")).Status);
        Assert.Equal(401, (await server.SendAsync("POST", $"{server.Sales}accounts", """{"name":"A"}""")).Status);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", server.Server.IssueToken());
        Assert.Empty((await server.SendAsync("GET", $"{server.Company}customers")).Rows);
        Assert.Empty((await server.SendAsync("GET", $"{server.Sales}accounts")).Rows);
    }

    [Fact]
    public async Task Business_Central_on_premises_takes_a_user_and_a_web_service_key()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { BasicCredential = "admin:s3cret" });
        server.Client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:s3cret")));
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
        Assert.Equal(401, (await server.SendAsync("GET", $"{server.Sales}WhoAmI")).Status);
        server.Client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:wrong")));
        var refused = await server.SendAsync("GET", $"{server.Company}customers");
        Assert.Equal((401, "Unauthorized", "Basic realm=\"Business Central\""), (refused.Status, refused.ErrorCode, refused.Headers["WWW-Authenticate"]));
    }

    [Fact]
    public async Task Anonymous_requests_are_answered_where_that_is_allowed()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { AllowsAnonymous = true });
        server.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "made-up");
        Assert.Equal(401, (await server.SendAsync("GET", $"{server.Company}customers")).Status);
    }

    [Theory]
    [InlineData("secret", "wrong", 401, "invalid_client", 7000215)]
    [InlineData("client", "11111111-1111-1111-1111-111111111111", 400, "unauthorized_client", 700016)]
    [InlineData("grant", "password", 400, "unsupported_grant_type", 70003)]
    [InlineData("scope", "https://elsewhere.example/.default", 400, "invalid_scope", 70011)]
    [InlineData("scope", "", 400, "invalid_request", 900144)]
    public async Task A_refused_token_request_names_the_reason_as_the_identity_provider_does(string what, string value, int status, string error, int code)
    {
        await using var server = await ServerFixture.OpenAsync();
        var answer = await TokenAsync(
            server,
            secret: what == "secret" ? value : null,
            client: what == "client" ? value : null,
            grant: what == "grant" ? value : null,
            scope: what == "scope" ? value : "https://api.businesscentral.dynamics.com/.default");
        Assert.Equal((status, error), (answer.Status, answer.Value("error")));
        Assert.StartsWith($"AADSTS{code}: ", answer.Value("error_description"), StringComparison.Ordinal);
        Assert.Matches(@"Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: 2025-06-02 10:00:00Z$", answer.Value("error_description"));
        Assert.Equal(code, Assert.Single(answer.Json.GetProperty("error_codes").EnumerateArray()).GetInt32());
        Assert.Equal(answer.Value("correlation_id"), answer.Value("error_description")!.Split("Correlation ID: ")[1][..36]);
        Assert.DoesNotContain("access_token", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> TokenAsync(ServerFixture server, string scope, string? secret = null, string? client = null, string? grant = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant ?? "client_credentials",
            ["client_id"] = client ?? s_defaults.ClientId,
            ["client_secret"] = secret ?? s_defaults.ClientSecret,
            ["scope"] = scope,
        });
        using var response = await server.Client.PostAsync(server.Server.TokenUrl, form);
        return new Answer((int)response.StatusCode, new Dictionary<string, string>(), await response.Content.ReadAsByteArrayAsync());
    }
}
