using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Merging;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

public sealed class RecordPlannerTests
{
    private static readonly FieldMapping s_currency = new()
    {
        Name = "currency", BusinessCentral = ["currency"], Sales = ["s_currency"], Codec = "lookup", Lookup = new LookupDefinition(),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_field_that_a_service_did_not_return_is_neither_carried_nor_overwritten(bool overwrite)
    {
        var pair = new RecordPair(
            TestMapping.Record(("name", "Adatum")),
            TestMapping.Record(("s_name", "Adatum"), ("s_phone", "1")),
            new Dictionary<string, FieldBase>
            {
                ["name"] = new([FieldValue.Of("Adatum")], [FieldValue.Of("Adatum")]),
                ["phone"] = new([FieldValue.Of("1")], [FieldValue.Of("1")]),
            });

        var plan = Plan(pair, SyncDirection.ToSales, [TestMapping.Text("name"), TestMapping.Text("phone")], overwrite);

        Assert.False(plan.HasWrites);
        Assert.Equal(new FieldVerdict(FieldState.Unchanged, FieldResult.None, MergeRule.Absent), plan.Fields[1].Verdict);
        Assert.False(plan.Fields[1].IsReconciled);
    }

    [Fact]
    public void A_field_cleared_on_one_side_is_cleared_on_the_other()
    {
        var pair = new RecordPair(
            TestMapping.Record(("name", null)),
            TestMapping.Record(("s_name", "Adatum")),
            new Dictionary<string, FieldBase> { ["name"] = new([FieldValue.Of("Adatum")], [FieldValue.Of("Adatum")]) });

        var plan = Plan(pair, SyncDirection.Bidirectional, [TestMapping.Text("name")]);

        Assert.Equal([new("s_name", FieldValue.Blank)], plan.SalesWrites);
    }

    [Fact]
    public void A_blank_that_stands_for_a_kept_value_does_not_clear_that_value()
    {
        var pair = new RecordPair(
            TestMapping.Record(("currency", "XYZ")), TestMapping.Record(("s_currency", null)), new Dictionary<string, FieldBase>());
        var kept = TestMapping.Field(s_currency with { OnLookupMissing = LookupMissingPolicy.Keep }, FieldKind.Text, FieldKind.Lookup);

        var plan = RecordPlanner.Plan(
            TestMapping.Of(kept), pair, new MergeSettings(SyncDirection.ToBusinessCentral), KnownReferences.Instance);

        Assert.Empty(plan.BusinessCentralWrites);
        Assert.False(plan.Fields[0].IsReconciled);
    }

    [Fact]
    public void A_lookup_without_counterpart_that_is_to_be_kept_stays_unreconciled_and_the_rest_is_written()
    {
        var plan = PlanUnknownCurrency(LookupMissingPolicy.Keep);

        Assert.Null(plan.Problem);
        Assert.Equal([new("s_name", FieldValue.Of("Adatum"))], plan.SalesWrites);
        Assert.Equal(FieldResult.None, plan.Fields[1].Verdict.Result);
        Assert.Equal("LookupMissing", plan.Fields[1].Problem!.Reason);
        Assert.False(plan.Fields[1].IsReconciled);
    }

    [Fact]
    public void A_lookup_without_counterpart_that_is_to_be_cleared_is_cleared()
    {
        var plan = PlanUnknownCurrency(LookupMissingPolicy.Clear);

        Assert.Equal([new("s_name", FieldValue.Of("Adatum")), new("s_currency", FieldValue.Blank)], plan.SalesWrites);
    }

    [Theory]
    [InlineData(LookupMissingPolicy.Defer, LookupMissingPolicy.Defer)]
    [InlineData(LookupMissingPolicy.Fail, null)]
    public void A_lookup_without_counterpart_stops_the_record_when_it_waits_or_fails(LookupMissingPolicy policy, LookupMissingPolicy? told)
    {
        var plan = PlanUnknownCurrency(policy);

        Assert.Equal("LookupMissing", plan.Problem!.Reason);
        Assert.Equal(told, plan.Problem.Policy);
        Assert.False(plan.HasWrites);
        Assert.Empty(plan.Changes);
        Assert.False(plan.Fields[1].IsReconciled);
    }

    [Fact]
    public void A_value_too_long_for_the_other_side_stops_the_record()
    {
        var pair = new RecordPair(
            TestMapping.Record(("name", "Adatum Corporation")), TestMapping.Record(("s_name", "Adatum")), new Dictionary<string, FieldBase>());

        var plan = RecordPlanner.Plan(
            TestMapping.Of(TestMapping.Field(TestMapping.Text("name"), maxLength: 8)),
            pair,
            new MergeSettings(SyncDirection.ToSales),
            KnownReferences.Instance);

        Assert.Equal("ValueTooLong", plan.Problem!.Reason);
        Assert.False(plan.HasWrites);
    }

    [Fact]
    public void Sides_that_a_transformation_keeps_different_agree()
    {
        var upper = TestMapping.Text("name") with { TransformToSales = [new FieldTransformation("upper", new Dictionary<string, string>())] };
        var pair = new RecordPair(
            TestMapping.Record(("name", "Adatum")), TestMapping.Record(("s_name", "ADATUM")), new Dictionary<string, FieldBase>());

        var plan = Plan(pair, SyncDirection.Bidirectional, [upper]);

        Assert.Equal(FieldResult.Adopt, Assert.Single(plan.Fields).Verdict.Result);
    }

    [Fact]
    public void The_base_keeps_the_source_as_it_was_decided_on_and_the_target_as_it_came_back()
    {
        var pair = new RecordPair(
            TestMapping.Record(("name", "adatum")), TestMapping.Record(("s_name", null)), new Dictionary<string, FieldBase>());
        var field = Assert.Single(Plan(pair, SyncDirection.ToSales, [TestMapping.Text("name")]).Fields);

        var moved = field.BaseAfter(Side.Sales, TestMapping.Record(("s_name", "ADATUM")));

        Assert.Equal([FieldValue.Of("adatum")], moved.BusinessCentral);
        Assert.Equal([FieldValue.Of("ADATUM")], moved.Sales);
    }

    private static RecordPlan PlanUnknownCurrency(LookupMissingPolicy policy)
    {
        var pair = new RecordPair(
            TestMapping.Record(("name", "Adatum"), ("currency", "XXX")),
            TestMapping.Record(("s_name", "A"), ("s_currency", KnownReferences.FirstId.Value)),
            new Dictionary<string, FieldBase>());
        return RecordPlanner.Plan(
            TestMapping.Of(
                TestMapping.Field(TestMapping.Text("name")),
                TestMapping.Field(s_currency with { OnLookupMissing = policy }, FieldKind.Code, FieldKind.Lookup)),
            pair,
            new MergeSettings(SyncDirection.ToSales),
            KnownReferences.Instance);
    }

    private static RecordPlan Plan(RecordPair pair, SyncDirection direction, FieldMapping[] fields, bool overwrite = false) => RecordPlanner.Plan(
        TestMapping.Of([.. fields.Select(field => TestMapping.Field(field))]),
        pair,
        new MergeSettings(direction, Overwrite: overwrite),
        KnownReferences.Instance);
}
