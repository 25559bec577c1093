using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Statements;

public sealed class DataverseStatementTests
{
    private const string Missing = "22222222-2222-2222-2222-222222222222";

    public static IEnumerable<TheoryDataRow<object>> Statements => DataverseStatements.All.Select(statement => statement.Row);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Dataverse(object given)
    {
        var statement = (Statement)given;
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"Adatum","accountnumber":"A1","telephone1":"1","revenue":1000}""");
        var contact = await sandbox.CreateAsync("contacts", $$"""{"firstname":"Ann","lastname":"Li","parentcustomerid_account@odata.bind":"/accounts({{id}})"}""");
        await sandbox.SendAsync("PATCH", $"accounts({id})", $$"""{"primarycontactid@odata.bind":"/contacts({{contact}})"}""");
        var etag = (await sandbox.GetAsync($"accounts({id})?$select=name")).Value("@odata.etag")!;
        string Fill(string text) => text.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{contact}", contact.ToString(), StringComparison.Ordinal)
            .Replace("{missing}", Missing, StringComparison.Ordinal).Replace("{etag}", etag, StringComparison.Ordinal);
        foreach (var (request, body) in statement.Before)
        {
            var before = Fill(request).Split(' ', 2);
            await sandbox.SendAsync(before[0], before[1], body is null ? null : Fill(body));
        }

        var parts = Fill(statement.Request).Split(' ', 2);
        var answer = await sandbox.SendAsync(parts[0], parts[1], statement.Body is { } given2 ? Fill(given2) : null, [.. statement.Headers.Select(Fill)]);

        (statement with { Shows = [.. statement.Shows.Select(Fill)] }).Check(answer.Status, answer.Headers, answer.Text);
    }
}
