using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Conditions;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Merging;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

public sealed class CreatePlannerTests
{
    private static readonly MappedField s_name = TestMapping.Field(TestMapping.Text("name"), maxLength: 20);
    private static readonly MappedField s_phone = TestMapping.Field(TestMapping.Text("phone"));

    [Fact]
    public void Blanks_are_left_to_the_services_own_defaults()
    {
        var plan = Create(TestMapping.Of(s_name, s_phone), ("name", "Adatum"), ("phone", null));

        Assert.Equal([new("s_name", FieldValue.Of("Adatum"))], plan.SalesWrites);
        Assert.Empty(plan.BusinessCentralWrites);
        Assert.Equal([new FieldChange("name", Side.Sales, null, "Adatum")], plan.Changes);
        Assert.All(plan.Fields, field => Assert.True(field.IsReconciled));
    }

    [Fact]
    public void A_zero_and_a_no_are_values_and_are_sent()
    {
        var limit = TestMapping.Field(TestMapping.Text("limit") with { Codec = "decimal" }, FieldKind.Number, FieldKind.Number);
        var hold = TestMapping.Field(TestMapping.Text("hold") with { Codec = "boolean" }, FieldKind.Boolean, FieldKind.Boolean);

        var plan = Create(TestMapping.Of(limit, hold), ("limit", 0m), ("hold", false));

        Assert.Equal([new("s_limit", FieldValue.Of(0m)), new("s_hold", FieldValue.Of(false))], plan.SalesWrites);
    }

    [Fact]
    public void Defaults_stand_only_where_no_mapped_field_gives_a_value()
    {
        var mapping = TestMapping.WithDefaults(
            [s_name, s_phone],
            businessCentral: [new("kind", FieldValue.Of("Company"))],
            sales: [new("s_name", FieldValue.Of("Unnamed")), new("s_phone", FieldValue.Of("0")), new("s_kind", FieldValue.Of(3m))]);

        var plan = Create(mapping, ("name", "Adatum"), ("phone", null));

        Assert.Equal(
            [new("s_name", FieldValue.Of("Adatum")), new("s_phone", FieldValue.Of("0")), new("s_kind", FieldValue.Of(3m))],
            plan.SalesWrites);
    }

    [Theory]
    [InlineData("DE", "1", "T1")]
    [InlineData("FR", "1", "T2")]
    [InlineData("US", "1", "T3")]
    public void The_first_default_whose_condition_holds_gives_the_value(string country, string phone, string expected)
    {
        var mapping = TestMapping.WithDefaults([s_phone], businessCentral: [], sales:
        [
            new("s_terms", FieldValue.Of("T1"), When("country eq 'DE'")), new("s_terms", FieldValue.Of("T2"), When("country eq 'DE' or country eq 'FR'")),
            new("s_terms", FieldValue.Of("T3")), new("s_phone", FieldValue.Of("0"), When("country ne null")),
        ]);

        var plan = Create(mapping, ("country", country), ("phone", phone));

        Assert.Equal([new("s_phone", FieldValue.Of(phone)), new("s_terms", FieldValue.Of(expected))], plan.SalesWrites);
    }

    [Fact]
    public void A_record_is_created_in_Business_Central_from_Sales_just_so()
    {
        var mapping = TestMapping.WithDefaults([s_name, s_phone], businessCentral: [new("kind", FieldValue.Of("Company"))], sales: []);

        var plan = CreatePlanner.Plan(mapping, TestMapping.Record(("s_name", "Adatum"), ("s_phone", null)), Side.BusinessCentral, KnownReferences.Instance);

        Assert.Equal([new("name", FieldValue.Of("Adatum")), new("kind", FieldValue.Of("Company"))], plan.BusinessCentralWrites);
        Assert.Empty(plan.SalesWrites);
    }

    [Theory]
    [InlineData(SyncDirection.ToSales, true)]
    [InlineData(SyncDirection.ToBusinessCentral, false)]
    public void A_one_way_field_is_written_only_in_its_direction_and_explained_otherwise(SyncDirection direction, bool isWritten)
    {
        var field = TestMapping.Field(TestMapping.Text("name") with { Direction = direction });

        var plan = Create(TestMapping.Of(field, s_phone), ("name", "Adatum"), ("phone", "1"));

        Assert.Equal(isWritten ? ["s_name", "s_phone"] : ["s_phone"], plan.SalesWrites.Select(write => write.Key));
        Assert.Equal(isWritten, plan.Fields[0].IsReconciled);
        Assert.Equal(isWritten ? MergeRule.FirstSynchronization : MergeRule.OneWayField, plan.Fields[0].Verdict.Rule);
    }

    [Fact]
    public void A_field_that_the_source_did_not_return_is_left_out_and_stays_unreconciled()
    {
        var plan = Create(TestMapping.Of(s_name, s_phone), ("name", "Adatum"));

        Assert.Equal(["s_name"], plan.SalesWrites.Select(write => write.Key));
        Assert.Equal(MergeRule.Absent, plan.Fields[1].Verdict.Rule);
        Assert.False(plan.Fields[1].IsReconciled);
    }

    [Fact]
    public void A_known_lookup_is_written_as_the_target_holds_it()
    {
        var plan = CreateWithCurrency("EUR", LookupMissingPolicy.Fail);

        Assert.Equal([new("s_name", FieldValue.Of("Adatum")), new("s_currency", KnownReferences.FirstId)], plan.SalesWrites);
    }

    [Fact]
    public void An_unknown_lookup_that_is_kept_is_left_out_and_stays_unreconciled()
    {
        var plan = CreateWithCurrency("XXX", LookupMissingPolicy.Keep);

        Assert.Null(plan.Problem);
        Assert.Equal(["s_name"], plan.SalesWrites.Select(write => write.Key));
        Assert.False(plan.Fields[1].IsReconciled);
        Assert.Equal("LookupMissing", plan.Fields[1].Problem!.Reason);
    }

    [Fact]
    public void An_unknown_lookup_that_is_cleared_is_left_out_and_reconciled()
    {
        var plan = CreateWithCurrency("XXX", LookupMissingPolicy.Clear);

        Assert.Equal(["s_name"], plan.SalesWrites.Select(write => write.Key));
        Assert.True(plan.Fields[1].IsReconciled);
        Assert.Null(plan.Fields[1].Problem);
    }

    [Theory]
    [InlineData(LookupMissingPolicy.Defer, LookupMissingPolicy.Defer)]
    [InlineData(LookupMissingPolicy.Fail, null)]
    public void An_unknown_lookup_stops_the_create_when_it_waits_or_fails(LookupMissingPolicy policy, LookupMissingPolicy? told)
    {
        var plan = CreateWithCurrency("XXX", policy);

        Assert.Equal("LookupMissing", plan.Problem!.Reason);
        Assert.Equal(told, plan.Problem.Policy);
        Assert.False(plan.HasWrites);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void A_value_too_long_stops_the_create()
    {
        var plan = Create(TestMapping.Of(s_name), ("name", "The Adatum Corporation of Vienna"));

        Assert.Equal("ValueTooLong", plan.Problem!.Reason);
        Assert.False(plan.HasWrites);
    }

    private static RecordPlan CreateWithCurrency(string code, LookupMissingPolicy policy)
    {
        var currency = TestMapping.Text("currency") with { Codec = "lookup", Lookup = new LookupDefinition(), OnLookupMissing = policy };
        var mapping = TestMapping.Of(s_name, TestMapping.Field(currency, FieldKind.Code, FieldKind.Lookup));
        return Create(mapping, ("name", "Adatum"), ("currency", code));
    }

    private static RecordPlan Create(CompiledMapping mapping, params (string Field, object? Value)[] source) =>
        CreatePlanner.Plan(mapping, TestMapping.Record(source), Side.Sales, KnownReferences.Instance);

    private static Condition When(string text) =>
        ConditionParser.Parse(text).Select(comparison => comparison with { Value = FieldValue.Of(comparison.Literal) });
}
