using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>The clients against documented pairs of request and answer; each test is named after the section of the protocol notes and what it says.</summary>
public sealed class ReadConformanceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<object>> SalesPairs => SalesReadPairs.All.Select(pair => new TheoryDataRow<object>(pair) { TestDisplayName = pair.Statement });

    public static IEnumerable<TheoryDataRow<object>> CentralPairs => CentralReadPairs.All.Select(pair => new TheoryDataRow<object>(pair) { TestDisplayName = pair.Statement });

    [Theory]
    [MemberData(nameof(SalesPairs))]
    public async Task Sales_reads(object given)
    {
        var pair = (ReadPair<CouplingTools.Engine.Services.Dataverse.DataverseService>)given;
        var script = pair.Exchanges(SalesScript.WithMetadata());
        using var client = SalesScript.Client(script);
        Assert.Equal(pair.Expected, await ToldAsync(() => pair.Act(client, Stop)));
        Assert.Equal(0, script.Left);
    }

    [Theory]
    [MemberData(nameof(CentralPairs))]
    public async Task Business_Central_reads(object given)
    {
        var pair = (ReadPair<CouplingTools.Engine.Services.BusinessCentral.BusinessCentralService>)given;
        var script = pair.Exchanges(CentralScript.WithMetadata());
        using var client = CentralScript.Client(script);
        Assert.Equal(pair.Expected, await ToldAsync(() => pair.Act(client, Stop)));
        Assert.Equal(0, script.Left);
    }

    private static async Task<string> ToldAsync(Func<Task<string>> act)
    {
        try
        {
            return await act();
        }
        catch (ServiceException e)
        {
            return $"{e.Error.Status} {e.Error.Code} {e.Error.Class}";
        }
    }
}
