using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

public sealed class MergeSettingsTests
{
    private static readonly RecordPair s_pair = new(TestMapping.Record(), TestMapping.Record(), new Dictionary<string, FieldBase>());

    [Theory]
    [InlineData(ConflictPolicy.Hold, null, null, ConflictPolicy.Hold)]
    [InlineData(ConflictPolicy.Hold, ConflictPolicy.Sales, null, ConflictPolicy.Sales)]
    [InlineData(ConflictPolicy.Sales, ConflictPolicy.Hold, null, ConflictPolicy.Hold)]
    [InlineData(ConflictPolicy.Sales, ConflictPolicy.Sales, ConflictPolicy.BusinessCentral, ConflictPolicy.BusinessCentral)]
    [InlineData(ConflictPolicy.Sales, null, ConflictPolicy.Hold, ConflictPolicy.Hold)]
    public void The_call_goes_before_the_field_and_the_field_before_the_mapping(ConflictPolicy mapping, ConflictPolicy? field, ConflictPolicy? call, ConflictPolicy expected)
    {
        var settings = new MergeSettings(SyncDirection.Bidirectional, mapping) { Asked = call };
        Assert.Equal(expected, settings.PolicyFor(TestMapping.Field(TestMapping.Text("name") with { OnConflict = field }), s_pair).OnConflict);
    }
}
