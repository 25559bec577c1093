using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class RemedyTests
{
    [Fact]
    public async Task The_result_of_a_refused_record_recommends_what_the_catalogue_says_of_its_error()
    {
        await using var world = await World.CreateAsync();
        var customer = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"));
        await using var session = await world.OpenSessionAsync(inner => FaultyHandler.AtWritesTo(Side.Sales, _ => Fault.Unavailable, inner));

        var result = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, customer.Id)], Runs.TwoWay));

        Assert.Equal(("ServiceUnavailable", ErrorCatalog.RemedyOf(503, "Http503")), (result.Reason, result.RecommendedAction));
    }
}
