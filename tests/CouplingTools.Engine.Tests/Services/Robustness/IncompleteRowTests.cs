using CouplingTools.Engine.Services;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>What an answer leaves out is not blank, and what is no value is no text: blanks and texts would be written to the other side.</summary>
public sealed class IncompleteRowTests
{
    private static readonly string[] s_fields = ["lastname", "ownerid"];

    [Theory]
    [InlineData("\"lastname\"", "\"lastnameX\"")]
    [InlineData("\"_ownerid_value\":null,", "")]
    [InlineData("\"Dupont\"", "{}")]
    [InlineData("\"Dupont\"", "[\"Dupont\"]")]
    [InlineData("\"contactid\"", "\"id\"")]
    public async Task A_row_of_Sales_is_not_read_in_part(string told, string damaged)
    {
        var answer = SalesScript.Contact(1).Replace(told, damaged, StringComparison.Ordinal);
        Assert.NotEqual(SalesScript.Contact(1), answer);
        using var handler = new DamagedAnswers(Exchange.SalesRows, _ => $$"""{"value":[{{answer}}]}""", 200, null);
        using var invoker = new HttpMessageInvoker(handler);
        using var client = new CouplingTools.Engine.Services.Dataverse.DataverseService(
            invoker, new Uri(SalesScript.Organization), TimeProvider.System, new() { MaxConcurrency = 1, Repeats = 0 });

        await AssertUnreadableAsync(() => client.ReadAsync(SalesScript.ContactTable, [SalesScript.Row(1)], s_fields, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("\"displayName\"", "\"DisplayName\"")]
    [InlineData("\"Adatum\"", "{\"text\":\"Adatum\"}")]
    public async Task A_row_of_Business_Central_is_not_read_in_part(string told, string damaged)
    {
        var answer = CentralScript.Customer(1).Replace(told, damaged, StringComparison.Ordinal);
        Assert.NotEqual(CentralScript.Customer(1), answer);
        using var handler = new DamagedAnswers(Exchange.CentralRows, _ => $$"""{"value":[{{answer}}]}""", 200, null);
        using var client = CentralScript.Client(handler);

        await AssertUnreadableAsync(() => client.ReadAsync(CentralScript.CustomerTable, [CentralScript.Row(1)], CentralScript.Fields, TestContext.Current.CancellationToken));
    }

    private static async Task AssertUnreadableAsync(Func<Task<IReadOnlyDictionary<Guid, Record>>> read)
    {
        var failure = await Assert.ThrowsAsync<ServiceException>(read);
        Assert.Equal(("UnreadableAnswer", ErrorClass.Transient), (failure.Error.Code, failure.Error.Class));
    }
}
