using CouplingTools.Sandbox.Tests.BusinessCentral;

namespace CouplingTools.Sandbox.Tests.Statements;

public sealed class BusinessCentralStatementTests
{
    private const string Missing = "22222222-2222-2222-2222-222222222222";

    public static IEnumerable<TheoryDataRow<object>> Statements => BusinessCentralStatements.All.Select(statement => statement.Row);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Business_Central(object given)
    {
        var statement = (Statement)given;
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"Adatum","number":"A1"}""");
        await sandbox.CreateAsync("customers", """{"displayName":"Contoso","number":"C1"}""");
        string Fill(string text) => text.Replace("{id}", row.Id.ToString(), StringComparison.Ordinal).Replace("{missing}", Missing, StringComparison.Ordinal)
            .Replace("{etag}", row.ETag, StringComparison.Ordinal).Replace("{root}", BusinessCentralFixture.Root, StringComparison.Ordinal)
            .Replace("{company}", sandbox.Environment.CompanyId.ToString(), StringComparison.Ordinal);
        foreach (var (request, body) in statement.Before)
        {
            var before = Fill(request).Split(' ', 2);
            await sandbox.SendAsync(before[0], before[1], body is null ? null : Fill(body), "If-Match: *");
        }

        var parts = Fill(statement.Request).Split(' ', 2);
        var reply = await sandbox.SendAsync(parts[0], parts[1], statement.Body is { } sent ? Fill(sent) : null, [.. statement.Headers.Select(Fill)]);

        (statement with { Shows = [.. statement.Shows.Select(Fill)] }).Check(reply.Status, reply.Headers, reply.Text);
    }
}
