using System.Text.Json;

namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class BatchTests
{
    [Fact]
    public async Task Answers_carry_the_ids_of_their_requests_and_headers_in_lower_case()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.BatchAsync(new object[] { Create(sandbox, "r1", "A"), Get(sandbox, "r2", "customers") });
        var responses = Responses(reply);
        Assert.Equal(["r1", "r2"], responses.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal([201, 200], responses.Select(r => r.GetProperty("status").GetInt32()));
        var headers = responses[0].GetProperty("headers");
        Assert.StartsWith($"{sandbox.Company}customers(", headers.GetProperty("location").GetString(), StringComparison.Ordinal);
        Assert.Equal("application/json; odata.metadata=minimal; odata.streaming=true", headers.GetProperty("content-type").GetString());
        Assert.Equal("4.0", headers.GetProperty("odata-version").GetString());
        Assert.Equal("A", responses[1].GetProperty("body").GetProperty("value")[0].GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task An_answer_to_a_request_without_an_id_has_the_id_null()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.BatchAsync(new object[] { new { method = "GET", url = "companies" } });
        Assert.Equal(JsonValueKind.Null, Responses(reply)[0].GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task The_first_failure_ends_the_batch_and_what_was_before_it_stays()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.BatchAsync(new object[] { Create(sandbox, "1", "A"), Create(sandbox, "2", ""), Create(sandbox, "3", "C") });
        Assert.Equal(200, reply.Status);
        Assert.Equal([201, 400], Responses(reply).Select(r => r.GetProperty("status").GetInt32()));
        Assert.Equal(["A"], (await sandbox.GetAsync("customers")).Column("displayName"));
    }

    [Fact]
    public async Task With_continue_on_error_every_request_is_answered()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.BatchAsync(
            new object[] { Create(sandbox, "1", "A"), Create(sandbox, "2", ""), Create(sandbox, "3", "C") }, "Prefer: odata.continue-on-error");
        Assert.Equal([201, 400, 201], Responses(reply).Select(r => r.GetProperty("status").GetInt32()));
        Assert.Equal("Application_DialogException", Responses(reply)[1].GetProperty("body").GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(2, (await sandbox.GetAsync("customers")).Rows.Count);
    }

    [Fact]
    public async Task A_hundred_requests_are_taken_and_one_more_is_an_error_of_the_server()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var hundred = Enumerable.Range(0, 100).Select(i => Get(sandbox, $"{i}", "currencies/$count")).ToArray();
        Assert.Equal(100, Responses(await sandbox.BatchAsync(hundred)).Count);
        var reply = await sandbox.BatchAsync(hundred.Append(hundred[0]).ToArray());
        Assert.Equal(500, reply.Status);
        Assert.Contains("maximum number of '100' query operations", reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_has_its_own_precondition()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var one = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var two = await sandbox.CreateAsync("customers", """{"displayName":"B"}""");
        await sandbox.PatchAsync("customers", two, """{"city":"Rome"}""");
        var reply = await sandbox.BatchAsync(new object[] { Patch(one), Patch(two) }, "Prefer: odata.continue-on-error");
        Assert.Equal([200, 409], Responses(reply).Select(r => r.GetProperty("status").GetInt32()));
        object Patch(Reply row) => new
        {
            id = row.Id.ToString(),
            method = "PATCH",
            url = $"companies({sandbox.Environment.CompanyId})/customers({row.Id})",
            headers = new Dictionary<string, string> { ["If-Match"] = row.ETag, ["Content-Type"] = "application/json" },
            body = new { city = "Oslo" },
        };
    }

    [Fact]
    public async Task The_company_can_be_given_by_a_header()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var get = new object[] { new { id = "1", method = "GET", url = "customers", headers = new { Company = sandbox.Environment.CompanyName } } };
        Assert.Equal(200, Responses(await sandbox.BatchAsync(get))[0].GetProperty("status").GetInt32());
        var bare = new object[] { new { id = "1", method = "GET", url = "customers" } };
        Assert.Equal(404, Responses(await sandbox.BatchAsync(bare))[0].GetProperty("status").GetInt32());
        Assert.Equal(200, Responses(await sandbox.BatchAsync(bare, $"Company: {sandbox.Environment.CompanyId}"))[0].GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("Isolation: snapshot")]
    public async Task What_is_not_imitated_of_batches_is_refused(string header)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((501, "BadRequest_MethodNotImplemented"), (await sandbox.BatchAsync(new object[] { Create(sandbox, "1", "A") }, header)).Error);
        Assert.Empty((await sandbox.GetAsync("customers")).Rows);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"requests":[{"id":"1"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"POST","url":"$batch","body":{}}]}""")]
    [InlineData("nothing")]
    public async Task A_batch_that_is_none_is_refused_whole(string body)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((400, "BadRequest"), (await sandbox.SendAsync("POST", $"{BusinessCentralFixture.Root}$batch", body)).Error);
    }

    private static object Create(BusinessCentralFixture sandbox, string id, string name) => new
    {
        id,
        method = "POST",
        url = $"companies({sandbox.Environment.CompanyId})/customers",
        headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        body = new { displayName = name },
    };

    private static object Get(BusinessCentralFixture sandbox, string id, string set) =>
        new { id, method = "GET", url = $"companies({sandbox.Environment.CompanyId})/{set}" };

    private static IReadOnlyList<JsonElement> Responses(Reply reply) => [.. reply.Json.GetProperty("responses").EnumerateArray()];
}
