using System.Text.Json;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_whose_connection_is_lost_before_was_never_seen_by_the_service()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.ConnectionLostBefore) { Percent = 100 });
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customers", """{"displayName":"A"}"""));
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(failure.InnerException).HttpRequestError);
        Assert.Null(failure.StatusCode);
        sandbox.Environment.ClearFaults();
        Assert.Empty(sandbox.Environment.ReadLog());
        Assert.Empty((await sandbox.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task What_a_request_did_remains_when_its_connection_is_lost_after()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.ConnectionLostAfter) { Percent = 100 });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customers", """{"displayName":"A"}"""));
        sandbox.Environment.ClearFaults();
        Assert.Equal(201, Assert.Single(sandbox.Environment.ReadLog()).Status);
        Assert.Single((await sandbox.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task A_truncated_body_breaks_off_in_the_middle_while_it_is_read()
    {
        await using var sandbox = await SandboxFixture.OpenAsync(customers: 5);
        var url = new Uri(SandboxEnvironment.DataverseUrl, "api/data/v9.2/accounts?$select=name");
        using var client = new HttpClient(sandbox.Environment.CreateHandler());
        var whole = await client.GetByteArrayAsync(url, Token);
        sandbox.Environment.SetFault(new(SandboxFaultKind.TruncatedBody) { Percent = 100 });

        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        var got = new MemoryStream();
        var failure = await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(got, Token));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(whole.Length, response.Content.Headers.ContentLength);
        Assert.StartsWith("application/json", response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        Assert.Equal(whole[..(whole.Length / 2)], got.ToArray());
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(got.ToArray()));
    }

    [Fact]
    public async Task A_truncated_body_that_is_buffered_fails_the_request_and_yet_the_write_was_done()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.TruncatedBody) { Percent = 100 });
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customers", """{"displayName":"A"}"""));
        Assert.IsType<HttpIOException>(failure.InnerException);
        sandbox.Environment.ClearFaults();
        Assert.Single((await sandbox.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task An_answer_without_a_body_cannot_be_truncated()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.TruncatedBody) { Percent = 100 });
        Assert.Equal(204, (await sandbox.SendAsync("POST", "accounts", """{"name":"A"}""")).Status);
    }
}
