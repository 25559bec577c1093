using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Http;
using Xunit;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services;

public sealed class BusinessCentralWriteTests
{
    private const string Batch = Root + "$batch";
    private const string Path = "companies(" + CompanyId + ")/customers";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creates_updates_and_deletes_go_out_in_one_batch_each_with_its_precondition()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(
            Reply(0, 201, Customer(1, version: 11)), Reply(1, 200, Customer(2, "Zoë & Söhne", "All", 12)), Reply(2, 204, null)), request =>
        {
            Assert.Equal("odata.continue-on-error", request.Headers["Prefer"]);
            Assert.Equal("application/json", request.Headers["Content-Type"]);
            var sent = request.Json.GetProperty("requests");
            Assert.Equal(["POST", "PATCH", "DELETE"], sent.EnumerateArray().Select(operation => operation.GetProperty("method").GetString()));
            Assert.Equal($"{Path}?{Selected}", sent[0].GetProperty("url").GetString());
            Assert.Equal($"{Path}({Row(2)})?{Selected}", sent[1].GetProperty("url").GetString());
            Assert.Equal($"{Path}({Row(3)})", sent[2].GetProperty("url").GetString());
            Assert.False(sent[0].GetProperty("headers").TryGetProperty("If-Match", out _));
            Assert.Equal(Etag(2), sent[1].GetProperty("headers").GetProperty("If-Match").GetString());
            Assert.Equal(Etag(3), sent[2].GetProperty("headers").GetProperty("If-Match").GetString());
            Assert.Equal("""{"displayName":"Adatum"}""", sent[0].GetProperty("body").GetRawText());
            Assert.Equal("Zoë & Söhne", sent[1].GetProperty("body").GetProperty("displayName").GetString());
            Assert.False(sent[2].TryGetProperty("body", out _));
        });
        using var client = Client(script);

        var answers = await client.WriteAsync(
            CustomerTable,
            [
                Writes.Create(null, ("displayName", "Adatum")),
                Writes.Update(Row(2), Etag(2), ("displayName", "Zoë & Söhne")),
                Writes.Delete(Row(3), Etag(3)),
            ],
            Fields, Stop);

        Assert.All(answers, answer => Assert.Equal((WriteStatus.Done, null), (answer.Status, answer.Error)));
        Assert.Equal((Row(1), Etag(11)), (answers[0].Record!.Id, answers[0].Record!.Version));
        Assert.Equal(("Zoë & Söhne", "All"), (answers[1].Record!["displayName"].Value, answers[1].Record!["blocked"].Value));
        Assert.Null(answers[2].Record);
    }

    [Fact]
    public async Task Blanks_are_written_as_the_blank_of_each_type()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(Reply(0, 200, Customer(1))), request => Assert.Equal(
            """{"number":"","creditLimit":0,"taxLiable":false,"paymentTermsId":"00000000-0000-0000-0000-000000000000","blocked":"_x0020_","lastModifiedDateTime":"0001-01-01T00:00:00Z"}""",
            request.Json.GetProperty("requests")[0].GetProperty("body").GetRawText()));
        using var client = Client(script);

        await client.WriteAsync(
            CustomerTable,
            [Writes.Update(Row(1), Etag(1), ("number", null), ("creditLimit", null), ("taxLiable", null), ("paymentTermsId", null), ("blocked", null), ("lastModifiedDateTime", null))],
            Fields, Stop);
    }

    [Fact]
    public async Task Values_are_written_in_the_type_of_their_column()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(Reply(0, 201, Customer(1))), request => Assert.Equal(
            """{"number":"10000","creditLimit":2500.50,"taxLiable":true,"blocked":"Non_x002D_Inventory"}""",
            request.Json.GetProperty("requests")[0].GetProperty("body").GetRawText()));
        using var client = Client(script);

        await client.WriteAsync(
            CustomerTable,
            [Writes.Create(null, ("number", 10000m), ("creditLimit", "2500.50"), ("taxLiable", "true"), ("blocked", "Non-Inventory"), ("type", null))],
            Fields, Stop);
    }

    [Theory]
    [InlineData(409, "Request_EntityChanged", WriteStatus.VersionChanged, ErrorClass.Transient)]
    [InlineData(412, "", WriteStatus.VersionChanged, ErrorClass.Transient)]
    [InlineData(404, "Internal_RecordNotFound", WriteStatus.NotFound, ErrorClass.Data)]
    [InlineData(404, "BadRequest_NotFound", WriteStatus.NotFound, ErrorClass.Data)]
    [InlineData(404, "BadRequest_ResourceNotFound", WriteStatus.Refused, ErrorClass.Configuration)]
    [InlineData(400, "Internal_EntityWithSameKeyExists", WriteStatus.AlreadyExists, ErrorClass.Data)]
    [InlineData(409, "Internal_EntityWithSameKeyExists", WriteStatus.AlreadyExists, ErrorClass.Data)]
    [InlineData(400, "Application_StringExceededLength", WriteStatus.Refused, ErrorClass.Data)]
    [InlineData(400, "Application_DialogException", WriteStatus.Refused, ErrorClass.Data)]
    [InlineData(403, "Authorization_RequestDenied", WriteStatus.Refused, ErrorClass.Configuration)]
    [InlineData(429, "Application_TooManyRequests", WriteStatus.NotSent, ErrorClass.Transient)]
    [InlineData(503, "", WriteStatus.NotSent, ErrorClass.Transient)]
    [InlineData(504, "", WriteStatus.Unknown, ErrorClass.Transient)]
    [InlineData(408, "", WriteStatus.Unknown, ErrorClass.Transient)]
    [InlineData(500, "Internal_ServerError", WriteStatus.Refused, ErrorClass.Transient)]
    internal async Task An_error_of_one_update_says_what_became_of_it_and_leaves_the_others_alone(
        int status, string code, WriteStatus expected, ErrorClass errorClass)
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(
            Reply(1, 200, Customer(2)),
            Reply(0, status, $$$"""{"error":{"code":"{{{code}}}","message":"It went wrong.  CorrelationId:  64c04b4f-1111-4000-8000-000000000000."}}""")));
        using var client = Client(script);

        var answers = await client.WriteAsync(
            CustomerTable,
            [Writes.Update(Row(1), Etag(1), ("displayName", "A")), Writes.Update(Row(2), Etag(2), ("displayName", "B"))],
            Fields, Stop);

        Assert.Equal([expected, WriteStatus.Done], answers.Select(answer => answer.Status));
        var error = answers[0].Error!;
        Assert.Equal(
            (status, "It went wrong.", errorClass, "64c04b4f-1111-4000-8000-000000000000"),
            (error.Status, error.Message, error.Class, error.CorrelationId));
    }

    [Fact]
    public async Task A_server_error_leaves_a_create_in_doubt()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(
            Reply(0, 500, """{"error":{"code":"Internal_ServerError","message":"An error occurred."}}""")));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, [Writes.Create(null, ("displayName", "A"))], Fields, Stop);

        Assert.Equal(WriteStatus.Unknown, answers[0].Status);
    }

    [Fact]
    public async Task What_a_server_did_not_carry_out_after_a_failure_is_sent_again()
    {
        var script = WithMetadata()
            .Expect("POST", Batch, 200, Replies(Reply(0, 200, Customer(0)), Reply(1, 400, Refusal)))
            .Expect("POST", Batch, 200, Replies(Reply(0, 200, Customer(2)), Reply(1, 200, Customer(3))), request => Assert.Equal(
                [Row(2), Row(3)],
                request.Json.GetProperty("requests").EnumerateArray().Select(o => Guid.Parse(o.GetProperty("url").GetString()![(Path.Length + 1)..(Path.Length + 37)]))));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(4), Fields, Stop);

        Assert.Equal([WriteStatus.Done, WriteStatus.Refused, WriteStatus.Done, WriteStatus.Done], answers.Select(answer => answer.Status));
        Assert.Equal([Row(0), Row(2), Row(3)], answers.Where(answer => answer.Record is not null).Select(answer => answer.Record!.Id));
    }

    [Fact]
    public async Task What_a_server_did_not_carry_out_after_throttling_is_not_sent_again_at_once()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(
            Reply(0, 200, Customer(0)), Reply(1, 429, """{"error":{"code":"Application_TooManyRequests","message":"Too many requests reached."}}""")));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(3), Fields, Stop);

        Assert.Equal([WriteStatus.Done, WriteStatus.NotSent, WriteStatus.NotSent], answers.Select(answer => answer.Status));
        Assert.Equal("Application_TooManyRequests", answers[2].Error!.Code);
    }

    [Fact]
    public async Task Answers_missing_without_a_failure_before_them_are_in_doubt()
    {
        var script = WithMetadata().Expect("POST", Batch, 200, Replies(Reply(1, 200, Customer(1))));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(3), Fields, Stop);

        Assert.Equal([WriteStatus.Unknown, WriteStatus.Done, WriteStatus.Unknown], answers.Select(answer => answer.Status));
        Assert.Equal("MissingAnswer", answers[0].Error!.Code);
    }

    [Theory]
    [InlineData(401, WriteStatus.NotSent)]
    [InlineData(403, WriteStatus.NotSent)]
    [InlineData(404, WriteStatus.NotSent)]
    [InlineData(429, WriteStatus.NotSent)]
    [InlineData(503, WriteStatus.NotSent)]
    [InlineData(408, WriteStatus.Unknown)]
    [InlineData(500, WriteStatus.Unknown)]
    [InlineData(502, WriteStatus.Unknown)]
    [InlineData(504, WriteStatus.Unknown)]
    internal async Task A_batch_that_fails_as_a_whole_was_either_not_taken_up_or_is_in_doubt(int status, WriteStatus expected)
    {
        var script = WithMetadata().Expect("POST", Batch, status, "<html><head><title>Gateway</title></head></html>", contentType: "text/html");
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(2), Fields, Stop);

        Assert.Equal([expected, expected], answers.Select(answer => answer.Status));
        Assert.Equal((status, "Gateway"), (answers[0].Error!.Status, answers[0].Error!.Message));
    }

    [Fact]
    public async Task A_batch_refused_as_a_whole_is_halved_until_the_operation_at_fault_stands_alone()
    {
        var script = WithMetadata()
            .Expect("POST", Batch, 400, Refusal)
            .Expect("POST", Batch, 200, Replies(Reply(0, 200, Customer(0)), Reply(1, 200, Customer(1))))
            .Expect("POST", Batch, 400, Refusal)
            .Expect("POST", Batch, 400, Refusal)
            .Expect("POST", Batch, 200, Replies(Reply(0, 200, Customer(3))));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(4), Fields, Stop);

        Assert.Equal([WriteStatus.Done, WriteStatus.Done, WriteStatus.Refused, WriteStatus.Done], answers.Select(answer => answer.Status));
        Assert.Equal("Application_DialogException", answers[2].Error!.Code);
    }

    [Theory]
    [InlineData("""{"responses":[{"id":"0","status":20""")]
    [InlineData("")]
    [InlineData("<html>Please sign in</html>")]
    [InlineData("[]")]
    [InlineData("""{"value":[]}""")]
    public async Task A_success_that_cannot_be_read_leaves_every_write_in_doubt(string body)
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, 200, body));

        var answers = await client.WriteAsync(CustomerTable, Updates(2), Fields, Stop);

        Assert.All(answers, answer => Assert.Equal((WriteStatus.Unknown, ErrorClass.Transient), (answer.Status, answer.Error!.Class)));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, WriteStatus.NotSent)]
    [InlineData(HttpRequestError.NameResolutionError, WriteStatus.NotSent)]
    [InlineData(HttpRequestError.ResponseEnded, WriteStatus.Unknown)]
    [InlineData(HttpRequestError.Unknown, WriteStatus.Unknown)]
    internal async Task Only_a_connection_that_never_stood_proves_that_nothing_was_written(HttpRequestError error, WriteStatus expected)
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () => throw new HttpRequestException(error, "gone")));

        var answers = await client.WriteAsync(CustomerTable, Updates(1), Fields, Stop);

        Assert.Equal((expected, 0, ErrorClass.Transient), (answers[0].Status, answers[0].Error!.Status, answers[0].Error!.Class));
    }

    [Fact]
    public async Task A_timeout_leaves_a_write_in_doubt_while_a_cancellation_is_one()
    {
        using var client = Client(WithMetadata()
            .Expect("POST", Batch, () => throw new TaskCanceledException("slow", new TimeoutException()))
            .Expect("POST", Batch, () => throw new TaskCanceledException("stopped")));

        var answers = await client.WriteAsync(CustomerTable, Updates(1), Fields, Stop);
        Assert.Equal((WriteStatus.Unknown, "RequestTimedOut"), (answers[0].Status, answers[0].Error!.Code));

        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.WriteAsync(CustomerTable, Updates(1), Fields, stopped.Token));
    }

    [Fact]
    public async Task A_row_that_the_answer_left_incomplete_is_read_back()
    {
        var script = WithMetadata()
            .Expect("POST", Batch, 200, Replies(
                """{"id":"0","status":201,"headers":{"location":"https://api.businesscentral.dynamics.com/x/customers(00000000-0000-0000-0001-000000000005)"}}""",
                Reply(1, 200, $$"""{"id":"{{Row(6)}}"}"""), Reply(2, 200, Customer(7))))
            .Expect("GET", $"{Customers}?{Selected}&$filter=id eq {Row(5)} or id eq {Row(6)}", 200, Page(null, Customer(5, version: 50), Customer(6, version: 60)));
        using var client = Client(script);

        var answers = await client.WriteAsync(
            CustomerTable,
            [Writes.Create(null, ("displayName", "A")), Writes.Update(Row(6), Etag(1), ("displayName", "B")), Writes.Update(Row(7), Etag(1), ("displayName", "C"))],
            Fields, Stop);

        Assert.Equal([Etag(50), Etag(60), Etag(1)], answers.Select(answer => answer.Record!.Version));
    }

    [Fact]
    public async Task A_write_whose_row_cannot_be_read_back_is_in_doubt()
    {
        var script = WithMetadata()
            .Expect("POST", Batch, 200, Replies(Reply(0, 200, $$"""{"id":"{{Row(6)}}"}""")))
            .Expect("GET", $"{Customers}?{Selected}&$filter=id eq {Row(6)}", 503, "");
        using var client = Client(script);

        var answer = (await client.WriteAsync(CustomerTable, [Writes.Update(Row(6), Etag(1), ("displayName", "B"))], Fields, Stop))[0];

        Assert.Equal((WriteStatus.Unknown, 503), (answer.Status, answer.Error!.Status));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_writes_take_three_batches_and_keep_their_order()
    {
        var script = WithMetadata();
        foreach (var (start, count) in new[] { (0, 100), (100, 100), (200, 50) })
            script.Expect("POST", Batch, 200, Replies([.. Enumerable.Range(0, count).Reverse().Select(i => Reply(i, 200, Customer(start + i)))]));
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, Updates(250), Fields, Stop);

        Assert.Equal(Enumerable.Range(0, 250).Select(Row), answers.Select(answer => answer.Record!.Id));
    }

    [Fact]
    public async Task No_more_than_five_requests_are_under_way_and_none_has_more_than_a_hundred_operations_whatever_is_asked_for()
    {
        var handler = new ConcurrencyProbe();
        using var client = new BusinessCentralService(
            new HttpMessageInvoker(handler), new Uri(EnvironmentUrl), new Company(Guid.Parse(CompanyId), "CRONUS", ""), TimeProvider.System,
            new ServiceOptions { MaxConcurrency = 50, MaxBatchSize = 1000, Repeats = 0 });

        await Task.WhenAll(
            client.WriteAsync(CustomerTable, Updates(1000), Fields, Stop),
            client.ReadAsync(CustomerTable, [.. Enumerable.Range(0, 3000).Select(Row)], Fields, Stop));

        Assert.Equal(5, handler.Most);
        Assert.Equal(100, handler.MostOperations);
    }

    [Fact]
    public async Task An_update_without_a_version_is_never_sent()
    {
        var script = WithMetadata();
        using var client = Client(script);

        var answers = await client.WriteAsync(CustomerTable, [Writes.Update(Row(1), "", ("displayName", "A"))], Fields, Stop);

        Assert.Equal((WriteStatus.Refused, "UnreadableAnswer"), (Assert.Single(answers).Status, answers[0].Error!.Code));
        Assert.Single(script.Sent);
    }

    private const string Refusal = """{"error":{"code":"Application_DialogException","message":"No."}}""";

    private static WriteOperation[] Updates(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Writes.Update(Row(i), Etag(i), ("displayName", "New")))];

    private static string Replies(params string[] replies) => $$"""{"responses":[{{string.Join(',', replies)}}]}""";

    private static string Reply(int id, int status, string? body) =>
        $$"""{"id":"{{id}}","status":{{status}},"headers":{"content-type":"application/json; odata.metadata=minimal; odata.streaming=true","odata-version":"4.0"}{{(body is null ? "" : $",\"body\":{body}")}}}""";
}
