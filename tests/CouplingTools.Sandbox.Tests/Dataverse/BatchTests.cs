using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class BatchTests
{
    private const string TooLong = """{"telephone1":"123456789012345678901234567890123456789012345678901"}""";

    [Fact]
    public async Task Operations_are_answered_in_order_each_with_its_own_status()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await SendAsync(sandbox, Part("POST", "/api/data/v9.2/accounts", """{"name":"A"}"""), Part("GET", "/api/data/v9.2/accounts?$select=name", null));
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("multipart/mixed; boundary=batchresponse_", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal([204, 200], Statuses(answer));
        Assert.Matches(@"Location: https://sales\.sandbox\.invalid/api/data/v9\.2/accounts\([0-9a-f-]{36}\)\r\n", answer.Text);
        Assert.Contains("\"name\":\"A\"", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("x-ms-service-request-id", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_continue_on_error_the_batch_stops_at_the_first_failure()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await SendAsync(sandbox, Part("POST", "accounts", """{"name":"A"}"""), Part("POST", "accounts", TooLong), Part("POST", "accounts", """{"name":"C"}"""));
        Assert.Equal(400, answer.Status);
        Assert.Equal([204, 400], Statuses(answer));
        Assert.Contains("0x80044331", answer.Text, StringComparison.Ordinal);
        Assert.Equal("A", (await sandbox.GetAsync("accounts")).Rows.Single().GetProperty("name").GetString());
    }

    [Fact]
    public async Task With_continue_on_error_every_operation_is_answered()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var body = Batch(Part("POST", "accounts", TooLong), Part("POST", "accounts", """{"name":"B"}"""), Part("GET", "accounts(11111111-1111-1111-1111-111111111111)", null));
        var answer = await sandbox.SendAsync("POST", "$batch", body, "Content-Type: multipart/mixed; boundary=\"b\"", "Prefer: odata.continue-on-error");
        Assert.Equal(200, answer.Status);
        Assert.Equal([400, 204, 404], Statuses(answer));
    }

    [Fact]
    public async Task A_change_set_is_done_wholly_and_its_members_may_refer_to_each_other()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await SendAsync(
            sandbox,
            ChangeSet(
                Part("POST", "accounts", """{"name":"A"}""", "1"),
                Part("POST", "contacts", """{"lastname":"Li","parentcustomerid_account@odata.bind":"$1"}""", "2"),
                Part("PATCH", "$1", """{"primarycontactid@odata.bind":"$2"}""", "3")));
        Assert.Equal(200, answer.Status);
        Assert.Equal([204, 204, 204], Statuses(answer));
        Assert.Contains("Content-Type: multipart/mixed; boundary=changesetresponse_", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Content-ID: 3\r\n", answer.Text, StringComparison.Ordinal);
        var account = (await sandbox.GetAsync("accounts?$expand=primarycontactid($select=lastname)")).Rows.Single();
        Assert.Equal("Li", account.GetProperty("primarycontactid").GetProperty("lastname").GetString());
    }

    [Fact]
    public async Task A_change_set_that_fails_leaves_nothing_and_is_one_error()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await SendAsync(
            sandbox,
            Part("POST", "accounts", """{"name":"before"}"""),
            ChangeSet(Part("POST", "accounts", """{"name":"in"}""", "1"), Part("POST", "accounts", TooLong, "2")),
            Part("POST", "accounts", """{"name":"after"}"""));
        Assert.Equal(400, answer.Status);
        Assert.Equal([204, 400], Statuses(answer));
        Assert.DoesNotContain("changesetresponse_", answer.Text, StringComparison.Ordinal);
        Assert.Equal("before", (await sandbox.GetAsync("accounts")).Rows.Single().GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_reference_to_an_unknown_content_id_is_refused()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await SendAsync(sandbox, ChangeSet(Part("PATCH", "$7", """{"name":"A"}""", "1")));
        Assert.Equal([400], Statuses(answer));
        Assert.Contains("Content-ID Reference: '$7' does not exist in the batch context.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_to_a_content_id_that_comes_later_or_stands_in_another_change_set_is_refused()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var forward = await SendAsync(sandbox, ChangeSet(Part("PATCH", "$2", """{"name":"A"}""", "1"), Part("POST", "accounts", """{"name":"B"}""", "2")));
        Assert.Equal([400], Statuses(forward));
        Assert.Contains("Content-ID Reference: '$2' does not exist in the batch context.", forward.Text, StringComparison.Ordinal);
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
        var across = await SendAsync(sandbox, ChangeSet(Part("POST", "accounts", """{"name":"A"}""", "1")), ChangeSet(Part("PATCH", "$1", """{"name":"B"}""", "2")));
        Assert.Equal([204, 400], Statuses(across));
    }

    public static TheoryData<string, string> Rejected => new()
    {
        { Batch(ChangeSet(Part("POST", "accounts", "{}"))), "Content-ID header not present" },
        { Batch(ChangeSet(Part("GET", "accounts", null, "1"))), "GET request is not allowed in a change set" },
        { Batch(Part("GET", "accounts", null)).Replace("\r\n", "\n", StringComparison.Ordinal), "boundary" },
        { "nothing", "boundary" },
        { Batch([.. Enumerable.Repeat(Part("GET", "WhoAmI", null), 1001)]), "1000" },
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public async Task A_wrong_batch_is_rejected_as_a_whole_in_JSON(string body, string text)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "$batch", body, "Content-Type: multipart/mixed; boundary=\"b\"");
        Assert.Equal((400, "0x80060888"), (answer.Status, answer.ErrorCode));
        Assert.Contains(text, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_shows_the_batch_and_what_was_in_it()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        await SendAsync(sandbox, Part("POST", "accounts", """{"name":"A"}"""), Part("GET", "accounts", null));
        var log = sandbox.Environment.ReadLog();
        Assert.Equal([("POST", "$batch", 200), ("POST", "accounts", 204), ("GET", "accounts", 200)], log.Select(item => (item.Method, item.Table, item.Status)));
        Assert.Equal([null, log[0].Sequence, log[0].Sequence], log.Select(item => item.Batch));
    }

    private static Task<Answer> SendAsync(SandboxFixture sandbox, params string[] parts) =>
        sandbox.SendAsync("POST", "$batch", Batch(parts), "Content-Type: multipart/mixed; boundary=\"b\"");

    private static int[] Statuses(Answer answer) =>
        [.. Regex.Matches(answer.Text, @"HTTP/1\.1 (\d+) ").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Batch(params string[] parts) => Multipart("b", parts);

    private static string ChangeSet(params string[] parts) => $"Content-Type: multipart/mixed; boundary=\"c\"\r\n\r\n{Multipart("c", parts)}";

    private static string Part(string method, string url, string? body, string? contentId = null) => string.Join(
        "\r\n",
        "Content-Type: application/http",
        $"Content-Transfer-Encoding: binary{(contentId is null ? "" : $"\r\nContent-ID: {contentId}")}",
        "",
        $"{method} {url} HTTP/1.1",
        body is null ? "Accept: application/json" : "Content-Type: application/json; type=entry",
        "",
        body ?? "");

    private static string Multipart(string boundary, string[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append("--").Append(boundary).Append("\r\n").Append(part).Append("\r\n");
        }

        return text.Append("--").Append(boundary).Append("--\r\n").ToString();
    }
}
