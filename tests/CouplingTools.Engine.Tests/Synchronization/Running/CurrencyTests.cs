using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

public sealed class CurrencyTests
{
    [Fact]
    public async Task A_currency_that_Sales_does_not_have_defers_its_record_alone()
    {
        await using var world = await World.CreateAsync();
        await world.PostAsync("currencies", """{"code":"XTS","displayName":"Test"}""");
        var inputs = new List<RecordReference>();
        foreach (var currency in (string[])["USD", "XTS", "EUR"])
            inputs.Add(Runs.On(Side.BusinessCentral, (await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", currency), ("currencyCode", currency))).Id));
        await using var session = await world.OpenSessionAsync();

        var results = await session.SynchronizeAsync(inputs, Runs.TwoWay);

        Assert.Equal([SyncOutcome.Created, SyncOutcome.Deferred, SyncOutcome.Created], results.Select(result => result.Outcome));
        Assert.Equal("LookupMissing", results[1].Reason);
        Assert.Contains("XTS", results[1].Error, StringComparison.Ordinal);
        Assert.Equal(2, (await world.Users.ListAsync(Side.Sales)).Count);
    }
}
