using System.Text.Json;
using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>The clients against documented pairs of request and answer; each test is named after the section of the protocol notes and what it says.</summary>
public sealed class WriteConformanceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<object>> SalesPairs => SalesWritePairs.All.Select(Row);

    public static IEnumerable<TheoryDataRow<object>> CentralPairs => CentralWritePairs.All.Select(Row);

    [Theory]
    [MemberData(nameof(SalesPairs))]
    public async Task Sales_writes(object given)
    {
        var pair = (WritePair)given;
        var script = SalesScript.WithMetadata();
        if (pair.Body.Length == 0 && pair.Operation.Values.Count > 0)
            script.Expect("GET", SalesScript.Root + "EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName", 200, """{"EntitySetName":"accounts"}""");
        script.Expect("POST", SalesScript.Root + "$batch", () => SalesScript.Reply(SalesScript.Part(pair.Status, pair.Answer, pair.AnswerHeaders)), request =>
        {
            var (method, path) = Split(pair.Request);
            var selection = method == "DELETE" ? "" : "?" + SalesScript.Selected;
            Assert.Contains($"{method} /api/data/v9.2/{path}{selection} HTTP/1.1\r\n", request.Body, StringComparison.Ordinal);
            Assert.All(pair.Headers, header => Assert.Contains($"\r\n{header}\r\n", request.Body, StringComparison.Ordinal));
            Assert.EndsWith($"\r\n\r\n{pair.Body}\r\n--{request.Headers["Content-Type"].Split('"')[1]}--\r\n", Known(request.Body, pair), StringComparison.Ordinal);
        });
        if (pair.ReadBack is { } row)
            script.Expect("GET", $"{SalesScript.Contacts}?{SalesScript.Selected}&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=[\"{SalesScript.Row(1)}\"])", 200, $$"""{"value":[{{row}}]}""");
        using var client = SalesScript.Client(script);

        var answer = Assert.Single(await client.WriteAsync(SalesScript.ContactTable, [pair.Operation], SalesScript.Fields, Stop));

        Check(pair, answer, script);
    }

    [Theory]
    [MemberData(nameof(CentralPairs))]
    public async Task Business_Central_writes(object given)
    {
        var pair = (WritePair)given;
        var headers = string.Join(',', pair.AnswerHeaders.Select(header => header.Split(": ")).Select(header => $"\"{header[0]}\":\"{header[1]}\""));
        var body = pair.Answer.Length == 0 ? "" : $",\"body\":{pair.Answer}";
        var script = CentralScript.WithMetadata().Expect(
            "POST", CentralScript.Root + "$batch", 200, $$$"""{"responses":[{"id":"0","status":{{{pair.Status}}},"headers":{{{{headers}}}}{{{body}}}}]}""", request =>
            {
                var sent = request.Json.GetProperty("requests").EnumerateArray().Single();
                var (method, path) = Split(pair.Request);
                Assert.Equal(method, sent.GetProperty("method").GetString());
                Assert.Equal(path + (method == "DELETE" ? "" : "?" + CentralScript.Selected), Uri.UnescapeDataString(sent.GetProperty("url").GetString()!));
                Assert.Equal(
                    pair.Headers.Order(), sent.GetProperty("headers").EnumerateObject().Select(header => $"{header.Name}: {header.Value.GetString()}").Order());
                Assert.Equal(pair.Body, sent.TryGetProperty("body", out var written) ? JsonSerializer.Serialize(written) : "");
            });
        if (pair.ReadBack is { } row)
            script.Expect("GET", $"{CentralScript.Customers}?{CentralScript.Selected}&$filter=id eq {CentralScript.Row(1)}", 200, $$"""{"value":[{{row}}]}""");
        using var client = CentralScript.Client(script);

        var answer = Assert.Single(await client.WriteAsync(CentralScript.CustomerTable, [pair.Operation], CentralScript.Fields, Stop));

        Check(pair, answer, script);
    }

    private static void Check(WritePair pair, WriteAnswer answer, ScriptedHandler script)
    {
        Assert.Equal(pair.Expected, answer.Status);
        Assert.Equal(0, script.Left);
        if (pair.Expected != WriteStatus.Done)
            Assert.Equal(pair.Status, answer.Error!.Status);
        else if (pair.Operation.Kind != WriteKind.Delete)
            Assert.Equal(1, answer.Record!.Version.Length > 0 ? 1 : 0);
    }

    /// <summary>The body of a pair that binds a lookup is not compared to the letter.</summary>
    private static string Known(string sent, WritePair pair)
    {
        var start = sent.LastIndexOf("\r\n\r\n{", StringComparison.Ordinal);
        return pair.Body.Length > 0 || start < 0 ? sent : sent[..(start + 4)] + sent[sent.LastIndexOf("\r\n--", StringComparison.Ordinal)..];
    }

    private static (string Method, string Path) Split(string request) => (request.Split(' ')[0], request.Split(' ')[1]);

    private static TheoryDataRow<object> Row(WritePair pair) => new(pair) { TestDisplayName = pair.Statement };
}
