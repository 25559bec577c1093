using System.Text;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using Xunit;
using static CouplingTools.Engine.Tests.Services.SalesScript;

namespace CouplingTools.Engine.Tests.Services;

public sealed class DataverseWriteTests
{
    private const string Batch = Root + "$batch";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_stands_alone_in_the_batch_with_its_precondition_and_asks_for_the_row()
    {
        var create = """{"lastname":"Müller","donotemail":true}""";
        var expected =
            "--BOUNDARY\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
            $"PATCH /api/data/v9.2/contacts({Row(1)})?{Selected} HTTP/1.1\r\nAccept: application/json\r\n" +
            "Content-Type: application/json; type=entry\r\nPrefer: return=representation\r\nIf-None-Match: *\r\n" +
            "Content-Length: LENGTH\r\n\r\nBODY\r\n" +
            "--BOUNDARY\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
            $"PATCH /api/data/v9.2/contacts({Row(2)})?{Selected} HTTP/1.1\r\nAccept: application/json\r\n" +
            "Content-Type: application/json; type=entry\r\nPrefer: return=representation\r\nIf-Match: W/\"470867\"\r\n" +
            "Content-Length: 17\r\n\r\n{\"lastname\":null}\r\n" +
            "--BOUNDARY\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
            $"DELETE /api/data/v9.2/contacts({Row(3)}) HTTP/1.1\r\nAccept: application/json\r\nIf-Match: W/\"5\"\r\n\r\n\r\n" +
            "--BOUNDARY--\r\n";
        var script = WithMetadata().Expect(
            "POST", Batch, () => Reply(Part(201, Contact(1, "Müller", version: 9)), Part(200, Contact(2, version: 10)), Part(204, "")), request =>
            {
                var boundary = request.Headers["Content-Type"].Split('"')[1];
                var sentBody = request.Body[request.Body.IndexOf("{\"lastname", StringComparison.Ordinal)..request.Body.IndexOf("}\r\n", StringComparison.Ordinal)] + "}";
                Assert.Equal(create, System.Text.RegularExpressions.Regex.Unescape(sentBody));
                var concrete = expected.Replace("BOUNDARY", boundary, StringComparison.Ordinal)
                    .Replace("LENGTH", $"{Encoding.UTF8.GetByteCount(sentBody)}", StringComparison.Ordinal)
                    .Replace("BODY", sentBody, StringComparison.Ordinal);
                Assert.Equal(concrete, request.Body);
                Assert.Equal("odata.continue-on-error", request.Headers["Prefer"]);
            });
        using var client = Client(script);

        var answers = await client.WriteAsync(
            ContactTable,
            [
                Writes.Create(Row(1), ("lastname", "Müller"), ("donotemail", true), ("parentcustomerid", null)),
                Writes.Update(Row(2), "W/\"470867\"", ("lastname", null)),
                Writes.Delete(Row(3), "W/\"5\""),
            ],
            Fields, Stop);

        Assert.All(answers, answer => Assert.Equal((WriteStatus.Done, null), (answer.Status, answer.Error)));
        Assert.Equal((Row(1), "W/\"9\"", "Müller"), (answers[0].Record!.Id, answers[0].Record!.Version, answers[0].Record!["lastname"].Value));
        Assert.Equal("W/\"10\"", answers[1].Record!.Version);
        Assert.Null(answers[2].Record);
    }

    [Fact]
    public async Task Lookups_are_bound_by_navigation_property_to_the_entity_set_of_their_target()
    {
        var script = WithMetadata()
            .Expect("GET", Root + "EntityDefinitions(LogicalName='systemuser')?$select=LogicalName,EntitySetName", 200, EntitySet("systemuser", "systemusers"))
            .Expect("GET", Root + "EntityDefinitions(LogicalName='transactioncurrency')?$select=LogicalName,EntitySetName", 200, EntitySet("transactioncurrency", "transactioncurrencies"))
            .Expect("GET", Root + "EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName", 200, EntitySet("account", "accounts"))
            .Expect("POST", Batch, () => Reply(Part(200, Contact(1))), request => Assert.Contains(
                $$"""{"ownerid@odata.bind":"/systemusers({{Row(7)}})","transactioncurrencyid@odata.bind":"/transactioncurrencies({{Row(8)}})","parentcustomerid_account@odata.bind":"/accounts({{Row(9)}})"}""",
                request.Body, StringComparison.Ordinal))
            .Expect("POST", Batch, () => Reply(Part(200, Contact(1))), request => Assert.Contains(
                $$"""{"transactioncurrencyid@odata.bind":null,"parentcustomerid_account@odata.bind":null,"parentcustomerid_contact@odata.bind":null}""",
                request.Body, StringComparison.Ordinal));
        using var client = Client(script);

        await client.WriteAsync(
            ContactTable,
            [Writes.Update(Row(1), "W/\"1\"", ("ownerid", Row(7)), ("transactioncurrencyid", Row(8).ToString()), ("parentcustomerid_account", Row(9)))], Fields, Stop);
        await client.WriteAsync(
            ContactTable,
            [Writes.Update(Row(1), "W/\"1\"", ("transactioncurrencyid", null), ("parentcustomerid", null), ("parentcustomerid_contact", null))], Fields, Stop);

        Assert.Equal(0, script.Left);
    }

    [Fact]
    public async Task A_lookup_that_does_not_say_its_target_is_refused_without_holding_up_others()
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () => Reply(Part(200, Contact(2)))));

        var answers = await client.WriteAsync(
            ContactTable,
            [
                Writes.Update(Row(1), "W/\"1\"", ("parentcustomerid", Row(9))),
                Writes.Update(Row(2), "W/\"1\"", ("lastname", "B")),
                Writes.Update(Row(3), "W/\"1\"", ("transactioncurrencyid", "USD")),
            ],
            Fields, Stop);

        Assert.Equal([WriteStatus.Refused, WriteStatus.Done, WriteStatus.Refused], answers.Select(answer => answer.Status));
        Assert.Equal(("LookupTargetAmbiguous", ErrorClass.Configuration), (answers[0].Error!.Code, answers[0].Error!.Class));
        Assert.Contains("parentcustomerid_account, parentcustomerid_contact", answers[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(("LookupNotAnId", ErrorClass.Data), (answers[2].Error!.Code, answers[2].Error!.Class));
    }

    [Theory]
    [InlineData(WriteKind.Update, 412, "0x80060882", WriteStatus.VersionChanged)]
    [InlineData(WriteKind.Delete, 412, "0x80060882", WriteStatus.VersionChanged)]
    [InlineData(WriteKind.Create, 412, "0x80040237", WriteStatus.AlreadyExists)]
    [InlineData(WriteKind.Create, 412, "0x80060892", WriteStatus.AlreadyExists)]
    [InlineData(WriteKind.Create, 412, "", WriteStatus.AlreadyExists)]
    [InlineData(WriteKind.Create, 412, "0x80040333", WriteStatus.Refused)]
    [InlineData(WriteKind.Create, 500, "0x80040333", WriteStatus.Refused)]
    [InlineData(WriteKind.Update, 404, "0x80040217", WriteStatus.NotFound)]
    [InlineData(WriteKind.Delete, 404, "0x80040217", WriteStatus.NotFound)]
    [InlineData(WriteKind.Create, 404, "0x80040217", WriteStatus.Refused)]
    [InlineData(WriteKind.Update, 400, "0x80044331", WriteStatus.Refused)]
    [InlineData(WriteKind.Update, 403, "0x80040220", WriteStatus.Refused)]
    [InlineData(WriteKind.Delete, 405, "0x80040227", WriteStatus.Refused)]
    [InlineData(WriteKind.Update, 429, "0x80072322", WriteStatus.NotSent)]
    [InlineData(WriteKind.Create, 400, "0x80044339", WriteStatus.NotSent)]
    [InlineData(WriteKind.Update, 500, "0x80044151", WriteStatus.NotSent)]
    [InlineData(WriteKind.Update, 500, "0x80040224", WriteStatus.Refused)]
    internal async Task An_error_of_one_operation_says_what_became_of_it(WriteKind kind, int status, string code, WriteStatus expected)
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () => Reply(
            Part(status, $$$"""{"error":{"code":"{{{code}}}","message":"A sentence."}}""", "x-ms-service-request-id: 11111111-2222-4333-8444-555555555555"))));
        var operation = kind switch
        {
            WriteKind.Create => Writes.Create(Row(1), ("lastname", "A")),
            WriteKind.Update => Writes.Update(Row(1), "W/\"1\"", ("lastname", "A")),
            _ => Writes.Delete(Row(1), "W/\"1\""),
        };

        var answer = (await client.WriteAsync(ContactTable, [operation], Fields, Stop))[0];

        Assert.Equal((expected, status), (answer.Status, answer.Error!.Status));
        Assert.Equal("11111111-2222-4333-8444-555555555555", answer.Error.CorrelationId);
    }

    [Fact]
    public async Task An_operation_without_an_id_of_its_own_is_known_by_that_of_its_batch()
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () =>
        {
            var reply = Reply(Part(400, """{"error":{"code":"0x80044331","message":"Too long."}}"""));
            reply.Headers.Add("x-ms-service-request-id", "22222222-2222-4333-8444-555555555555");
            return reply;
        }));

        var answer = (await client.WriteAsync(ContactTable, Updates(1), Fields, Stop))[0];

        Assert.Equal("22222222-2222-4333-8444-555555555555", answer.Error!.CorrelationId);
    }

    [Fact]
    public async Task A_missing_row_that_a_lookup_refers_to_is_not_taken_for_the_updated_row()
    {
        var script = WithMetadata()
            .Expect("GET", Root + "EntityDefinitions(LogicalName='systemuser')?$select=LogicalName,EntitySetName", 200, EntitySet("systemuser", "systemusers"))
            .Expect("POST", Batch, () => Reply(
                Part(404, $$$"""{"error":{"code":"0x80040217","message":"systemuser With Id = {{{Row(7)}}} Does Not Exist"}}"""),
                Part(404, $$$"""{"error":{"code":"0x80040217","message":"contact With Id = {{{Row(2)}}} Does Not Exist"}}""")));
        using var client = Client(script);

        var answers = await client.WriteAsync(
            ContactTable,
            [Writes.Update(Row(1), "W/\"1\"", ("ownerid", Row(7))), Writes.Update(Row(2), "W/\"1\"", ("ownerid", Row(7)))], Fields, Stop);

        Assert.Equal([WriteStatus.Refused, WriteStatus.NotFound], answers.Select(answer => answer.Status));
    }

    [Fact]
    public async Task A_server_that_stops_at_the_first_failure_is_sent_the_rest_again()
    {
        var refusal = Part(400, """{"error":{"code":"0x80044331","message":"A validation error occurred."}}""");
        var script = WithMetadata()
            .Expect("POST", Batch, () => ScriptedHandler.Response(400, Multipart(Part(200, Contact(0)), refusal), $"multipart/mixed; boundary=\"{ReplyBoundary}\""))
            .Expect("POST", Batch, () => Reply(Part(200, Contact(2))), request => Assert.Contains(Row(2).ToString(), request.Body, StringComparison.Ordinal));
        using var client = Client(script);

        var answers = await client.WriteAsync(ContactTable, Updates(3), Fields, Stop);

        Assert.Equal([WriteStatus.Done, WriteStatus.Refused, WriteStatus.Done], answers.Select(answer => answer.Status));
    }

    [Fact]
    public async Task A_reply_cut_off_in_the_middle_keeps_what_is_whole_and_leaves_the_rest_in_doubt()
    {
        var whole = Multipart(Part(200, Contact(0)), Part(200, Contact(1)), Part(200, Contact(2)));
        var cut = whole[..whole.IndexOf(Row(1).ToString(), StringComparison.Ordinal)];
        using var client = Client(WithMetadata().Expect(
            "POST", Batch, () => ScriptedHandler.Response(200, cut, $"multipart/mixed; boundary={ReplyBoundary}")));

        var answers = await client.WriteAsync(ContactTable, Updates(3), Fields, Stop);

        Assert.Equal([WriteStatus.Done, WriteStatus.Unknown, WriteStatus.Unknown], answers.Select(answer => answer.Status));
    }

    [Fact]
    public async Task A_failure_at_the_cut_of_a_reply_does_not_prove_that_the_rest_was_not_carried_out()
    {
        var refusal = Part(400, """{"error":{"code":"0x80044331","message":"Too long."}}""");
        var cut = $"--{ReplyBoundary}\r\n{refusal}\r\n--{ReplyBoundary}\r\nContent-Type: appl";
        using var client = Client(WithMetadata().Expect(
            "POST", Batch, () => ScriptedHandler.Response(200, cut, $"multipart/mixed; boundary={ReplyBoundary}")));

        var answers = await client.WriteAsync(ContactTable, Updates(2), Fields, Stop);

        Assert.Equal([WriteStatus.Refused, WriteStatus.Unknown], answers.Select(answer => answer.Status));
    }

    [Theory]
    [InlineData("multipart/mixed; boundary=other")]
    [InlineData("multipart/mixed")]
    [InlineData("application/json")]
    public async Task A_reply_without_its_boundary_leaves_every_write_in_doubt(string contentType)
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () => ScriptedHandler.Response(200, Multipart(Part(200, Contact(0))), contentType)));

        var answers = await client.WriteAsync(ContactTable, Updates(1), Fields, Stop);

        Assert.Equal(WriteStatus.Unknown, answers[0].Status);
    }

    [Fact]
    public async Task More_answers_than_operations_belong_to_none_of_them()
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, () => Reply(Part(200, Contact(0)), Part(200, Contact(1)))));

        var answers = await client.WriteAsync(ContactTable, Updates(1), Fields, Stop);

        Assert.Equal(WriteStatus.Unknown, answers[0].Status);
    }

    [Fact]
    public async Task Throttling_of_the_whole_batch_means_that_nothing_was_written()
    {
        using var client = Client(WithMetadata().Expect("POST", Batch, 429,
            """{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit of 6000 over time window of 300 seconds."}}""", headers: ("Retry-After", "30")));

        var answers = await client.WriteAsync(ContactTable, Updates(2), Fields, Stop);

        Assert.All(answers, answer => Assert.Equal((WriteStatus.NotSent, "0x80072322", ErrorClass.Transient), (answer.Status, answer.Error!.Code, answer.Error.Class)));
    }

    [Fact]
    public async Task An_answer_without_a_body_is_read_back()
    {
        var script = WithMetadata()
            .Expect("POST", Batch, () => Reply(Part(204, "", $"OData-EntityId: {Contacts}({Row(0)})")))
            .Expect("GET", $"{Contacts}?{Selected}&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=[\"{Row(0)}\"])", 200,
                $$"""{"value":[{{Contact(0, version: 77)}}]}""");
        using var client = Client(script);

        var answers = await client.WriteAsync(ContactTable, Updates(1), Fields, Stop);

        Assert.Equal((WriteStatus.Done, "W/\"77\""), (answers[0].Status, answers[0].Record!.Version));
    }

    private static WriteOperation[] Updates(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Writes.Update(Row(i), "W/\"1\"", ("lastname", "New")))];

    private static string EntitySet(string logicalName, string entitySet) =>
        $$"""{"@odata.context":"x","LogicalName":"{{logicalName}}","EntitySetName":"{{entitySet}}","MetadataId":"70816501-edb9-4740-a16c-6a5efbc05d84"}""";
}
