using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class ThrottleLimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_has_no_more_requests_under_way_on_a_side_than_its_throttle_limit_and_leaves_none_behind()
    {
        UnderWay? underWay = null;
        await using var sandbox = await SandboxSession.OpenAsync(customers: 400, inner => underWay = new UnderWay(inner));
        var inputs = new List<RecordReference>();
        var customers = new RecordListRequest("Customer", Side.BusinessCentral);
        await foreach (var customer in sandbox.Session.ListRecordsAsync(customers, failure => throw failure, Stop))
            inputs.Add(new RecordReference { Mapping = "Customer", BusinessCentralId = customer.Id });
        underWay!.Forget();

        var limited = await RunAsync(sandbox.Session, inputs.Take(inputs.Count / 2), 1);
        var ofLimited = MostOnEitherSide(underWay);
        underWay.Forget();
        var unlimited = await RunAsync(sandbox.Session, inputs, null);

        Assert.All(limited, result => Assert.Equal(SyncOutcome.Created, result.Outcome));
        Assert.Equal(1, ofLimited);
        Assert.Equal(inputs.Count, unlimited.Count);
        Assert.True(MostOnEitherSide(underWay) > 1);
    }

    private static int MostOnEitherSide(UnderWay underWay) =>
        Math.Max(underWay.Most(SandboxEnvironment.BusinessCentralUrl), underWay.Most(SandboxEnvironment.DataverseUrl));

    private static async Task<List<SyncResult>> RunAsync(CouplingSession session, IEnumerable<RecordReference> inputs, int? throttleLimit)
    {
        var options = new SyncOptions { Direction = SyncDirection.ToSales, IfNotCoupled = UncoupledPolicy.Create, ThrottleLimit = throttleLimit };
        var results = new List<SyncResult>();
        await foreach (var result in session.SynchronizeAsync(inputs.ToAsyncEnumerable(), options, new ProceedingHost(), Stop))
            results.Add(result);
        return results;
    }
}
