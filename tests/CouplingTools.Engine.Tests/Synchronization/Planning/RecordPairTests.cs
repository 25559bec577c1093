using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

public sealed class RecordPairTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1000, 0, Side.BusinessCentral)]
    [InlineData(0, 1000, Side.Sales)]
    [InlineData(1999, 2000, Side.Sales)]
    [InlineData(0, 0, null)]
    public void The_record_modified_last_is_the_newer_one(int businessCentral, int sales, Side? newer) =>
        Assert.Equal(newer, Pair(s_noon.AddMilliseconds(businessCentral), s_noon.AddMilliseconds(sales)).Newer(default));

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    public void Within_one_second_nobody_can_tell_because_Dataverse_keeps_whole_seconds(int businessCentral) =>
        Assert.Null(Pair(s_noon.AddMilliseconds(businessCentral), s_noon).Newer(default));

    [Theory]
    [InlineData(90, 0, 60, 0, Side.BusinessCentral)]
    [InlineData(30, 0, 60, 0, Side.Sales)]
    [InlineData(0, 30, 0, 60, Side.BusinessCentral)]
    [InlineData(62, 0, 60, 0, null)]
    [InlineData(58, 0, 60, 0, null)]
    [InlineData(-3500, 0, -3600, 0, Side.BusinessCentral)]
    public void A_clock_that_goes_wrong_is_corrected_as_exactly_as_it_is_known(int businessCentral, int sales, int businessCentralAhead, int salesAhead, Side? newer) =>
        Assert.Equal(newer, Pair(s_noon.AddSeconds(businessCentral), s_noon.AddSeconds(sales)).Newer(new ClockSkew(TimeSpan.FromSeconds(businessCentralAhead), TimeSpan.FromSeconds(salesAhead))));

    [Fact]
    public void An_unknown_time_says_nothing() => Assert.Null(Pair(s_noon, null).Newer(default));

    private static RecordPair Pair(DateTimeOffset? businessCentral, DateTimeOffset? sales) =>
        new(Modified(businessCentral), Modified(sales), new Dictionary<string, FieldBase>());

    private static Record Modified(DateTimeOffset? time) => new(Guid.Empty, "1", time, new Dictionary<string, FieldValue>());
}
