using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>Replies to batches that are not what was asked for. A write whose answer cannot be told from others is in doubt, and nothing is sent twice on a guess.</summary>
public sealed class BatchReplyTests
{
    private const string Refused = """{"error":{"code":"Application_DialogException","message":"No."}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"id":"0","status":200,"body":ROW0},{"id":"0","status":400,"body":REFUSED},{"id":"1","status":200,"body":ROW1}""", WriteStatus.Unknown, WriteStatus.Done)]
    [InlineData("""{"id":"1","status":200,"body":ROW1},{"id":"0","status":200,"body":ROW0}""", WriteStatus.Done, WriteStatus.Done)]
    [InlineData("""{"id":0,"status":200,"body":ROW0},{"id":1,"status":200,"body":ROW1}""", WriteStatus.Done, WriteStatus.Done)]
    [InlineData("""{"id":"0","status":400,"body":REFUSED},{"id":"7","status":200,"body":ROW1}""", WriteStatus.Refused, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":400,"body":REFUSED},{"id":null,"status":200,"body":ROW1}""", WriteStatus.Refused, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":400,"body":REFUSED},{"id":"1"}""", WriteStatus.Refused, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":400,"body":REFUSED},{"id":"1","status":"200"}""", WriteStatus.Refused, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":400,"body":REFUSED},"1",null,[]""", WriteStatus.Refused, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":200,"body":"ROW"},{"id":"1","status":200,"body":ROW1}""", WriteStatus.Unknown, WriteStatus.Done)]
    [InlineData("""{"id":"0","status":200,"body":ROW1},{"id":"1","status":200,"body":ROW0}""", WriteStatus.Unknown, WriteStatus.Unknown)]
    [InlineData("""{"id":"0","status":204},{"id":"1","status":200,"body":[]}""", WriteStatus.Unknown, WriteStatus.Unknown)]
    internal async Task Business_Central_answers_with_this(string responses, WriteStatus first, WriteStatus second)
    {
        var body = responses.Replace("REFUSED", Refused, StringComparison.Ordinal)
            .Replace("ROW0", CentralScript.Customer(0), StringComparison.Ordinal).Replace("ROW1", CentralScript.Customer(1), StringComparison.Ordinal);
        var handler = new BatchOnly($$"""{"responses":[{{body}}]}""", "application/json", CentralScript.Metadata, "application/xml");
        using var client = new CouplingTools.Engine.Services.BusinessCentral.BusinessCentralService(
            new HttpMessageInvoker(handler), new Uri(CentralScript.EnvironmentUrl), new(Guid.Parse(CentralScript.CompanyId), "CRONUS", "CRONUS"),
            TimeProvider.System, new() { MaxConcurrency = 1, Repeats = 0 });

        var answers = await client.WriteAsync(
            CentralScript.CustomerTable,
            [
                Writes.Update(CentralScript.Row(0), CentralScript.Etag(1), ("displayName", "A")),
                Writes.Update(CentralScript.Row(1), CentralScript.Etag(1), ("displayName", "B")),
            ],
            CentralScript.Fields, Stop);

        Assert.Equal([first, second], answers.Select(answer => answer.Status));
        Assert.Equal(1, handler.Batches);
    }

    [Fact]
    public async Task Answers_of_Dataverse_in_another_order_than_the_operations_are_in_doubt() => Assert.Equal(
        [WriteStatus.Unknown, WriteStatus.Unknown],
        await WriteToSalesAsync(SalesScript.Part(200, SalesScript.Contact(1)), SalesScript.Part(200, SalesScript.Contact(0))));

    [Fact]
    public async Task A_part_of_Dataverse_that_is_no_HTTP_answer_leaves_its_operation_in_doubt_and_counts_as_no_stop() => Assert.Equal(
        [WriteStatus.Refused, WriteStatus.Unknown],
        await WriteToSalesAsync(
            SalesScript.Part(400, """{"error":{"code":"0x80044331","message":"Too long."}}"""), "Content-Type: text/plain\r\n\r\nsorry"));

    [Theory]
    [InlineData("HTTP/1.1 2x0 OK")]
    [InlineData("HTTP/1.1")]
    [InlineData("200 OK")]
    [InlineData("")]
    public async Task A_part_of_Dataverse_without_a_status_leaves_its_operation_in_doubt(string line) => Assert.Equal(
        [WriteStatus.Done, WriteStatus.Unknown],
        await WriteToSalesAsync(SalesScript.Part(200, SalesScript.Contact(0)), $"Content-Type: application/http\r\n\r\n{line}\r\n\r\n"));

    [Fact]
    public async Task More_answers_of_Dataverse_than_operations_belong_to_none() => Assert.Equal(
        [WriteStatus.Unknown, WriteStatus.Unknown],
        await WriteToSalesAsync(
            SalesScript.Part(200, SalesScript.Contact(0)), SalesScript.Part(200, SalesScript.Contact(1)), SalesScript.Part(200, SalesScript.Contact(2))));

    private static async Task<IEnumerable<WriteStatus>> WriteToSalesAsync(params string[] parts)
    {
        var handler = new BatchOnly(
            SalesScript.Multipart(parts), $"multipart/mixed; boundary={SalesScript.ReplyBoundary}",
            SalesScript.Multipart([.. DataverseMetadata.Parts.Select(part => SalesScript.Part(200, part))]), $"multipart/mixed; boundary={SalesScript.ReplyBoundary}");
        using var client = new CouplingTools.Engine.Services.Dataverse.DataverseService(
            new HttpMessageInvoker(handler), new Uri(SalesScript.Organization), TimeProvider.System, new ServiceOptions { MaxConcurrency = 1, Repeats = 0 });
        var answers = await client.WriteAsync(
            SalesScript.ContactTable,
            [Writes.Update(SalesScript.Row(0), "W/\"1\"", ("lastname", "A")), Writes.Update(SalesScript.Row(1), "W/\"1\"", ("lastname", "B"))],
            SalesScript.Fields, Stop);
        Assert.Equal(1, handler.Batches);
        return answers.Select(answer => answer.Status);
    }

    /// <summary>Answers the first request with the metadata and every later one with the reply, and counts the batches sent.</summary>
    private sealed class BatchOnly(string reply, string type, string metadata, string metadataType) : HttpMessageHandler
    {
        private bool _isDescribed;

        public int Batches { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_isDescribed && request.Method == HttpMethod.Post)
                Batches++;
            var answer = _isDescribed ? ScriptedHandler.Response(200, reply, type) : ScriptedHandler.Response(200, metadata, metadataType);
            _isDescribed = true;
            return Task.FromResult(answer);
        }
    }
}
