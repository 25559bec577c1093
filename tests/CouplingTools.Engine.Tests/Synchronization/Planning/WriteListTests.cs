using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

public sealed class WriteListTests
{
    private static readonly string[] s_names = ["name", "street", "city", "phone", "postcode"];

    private static readonly CompiledMapping s_mapping = TestMapping.Of(
        [.. s_names.Select(name => TestMapping.Field(TestMapping.Text(name) with { Group = name is "name" or "phone" ? null : "Address" }))]);

    private static readonly Record s_businessCentral = TestMapping.Record(
        ("name", "Adatum"), ("street", "Ring 1"), ("city", "Wien"), ("phone", "1"), ("postcode", "1010"));

    private static readonly Record s_sales = TestMapping.Record(
        ("s_name", "Adatum"), ("s_street", "Ring 1"), ("s_city", "Wien"), ("s_phone", "1"), ("s_postcode", "1010"));

    [Fact]
    public void Only_what_differs_is_sent()
    {
        var plan = Plan(s_businessCentral, With(s_sales, "s_phone", "2"));

        Assert.Equal([Write("phone", "2")], plan.BusinessCentralWrites);
        Assert.Empty(plan.SalesWrites);
    }

    [Fact]
    public void One_field_of_the_address_takes_the_whole_block_along_in_the_order_of_the_mapping()
    {
        var plan = Plan(s_businessCentral, With(s_sales, "s_city", "Graz"));

        Assert.Equal([Write("street", "Ring 1"), Write("city", "Graz"), Write("postcode", "1010")], plan.BusinessCentralWrites);
        Assert.Equal([new FieldChange("city", Side.BusinessCentral, "Wien", "Graz")], plan.Changes);
    }

    [Fact]
    public void Names_of_groups_meet_without_regard_to_case()
    {
        var mapping = TestMapping.Of(
            TestMapping.Field(TestMapping.Text("street") with { Group = "ADDRESS" }),
            TestMapping.Field(TestMapping.Text("city") with { Group = "address" }));

        var plan = Plan(s_businessCentral, With(s_sales, "s_city", "Graz"), mapping);

        Assert.Equal([Write("street", "Ring 1"), Write("city", "Graz")], plan.BusinessCentralWrites);
    }

    [Fact]
    public void Sales_gets_one_field_of_the_address_alone()
    {
        var plan = Plan(With(s_businessCentral, "city", "Graz"), s_sales);

        Assert.Equal([Write("s_city", "Graz")], plan.SalesWrites);
        Assert.Empty(plan.BusinessCentralWrites);
    }

    [Fact]
    public void A_member_that_goes_the_other_way_keeps_its_value_in_the_block()
    {
        var plan = Plan(With(s_businessCentral, "street", "Gasse 2"), With(s_sales, "s_city", "Graz"));

        Assert.Equal([Write("street", "Gasse 2"), Write("city", "Graz"), Write("postcode", "1010")], plan.BusinessCentralWrites);
        Assert.Equal([Write("s_street", "Gasse 2")], plan.SalesWrites);
    }

    [Fact]
    public void A_held_member_keeps_its_value_in_the_block()
    {
        var plan = Plan(With(s_businessCentral, "street", "Gasse 2"), With(With(s_sales, "s_street", "Allee 3"), "s_city", "Graz"));

        Assert.True(plan.HasConflict);
        Assert.Equal([Write("street", "Gasse 2"), Write("city", "Graz"), Write("postcode", "1010")], plan.BusinessCentralWrites);
    }

    [Fact]
    public void A_member_the_service_did_not_return_is_not_sent_as_a_blank()
    {
        var plan = Plan(Without(s_businessCentral, "postcode"), With(s_sales, "s_city", "Graz"));

        Assert.Equal([Write("street", "Ring 1"), Write("city", "Graz")], plan.BusinessCentralWrites);
    }

    [Fact]
    public void Of_a_field_that_is_several_in_Sales_only_the_part_that_differs_is_sent()
    {
        var name = new FieldMapping { Name = "name", BusinessCentral = ["name"], Sales = ["first", "last"], Codec = "personName" };
        var mapping = TestMapping.Of(TestMapping.Field(name, FieldKind.Text, FieldKind.Text));
        var agreed = new FieldBase([FieldValue.Of("Ada King")], [FieldValue.Of("Ada"), FieldValue.Of("King")]);

        var plan = RecordPlanner.Plan(
            mapping,
            new RecordPair(
                TestMapping.Record(("name", "Ida King")),
                TestMapping.Record(("first", "Ada"), ("last", "King")),
                new Dictionary<string, FieldBase> { ["name"] = agreed }),
            new MergeSettings(SyncDirection.Bidirectional),
            KnownReferences.Instance);

        Assert.Equal([Write("first", "Ida")], plan.SalesWrites);
    }

    private static RecordPlan Plan(Record businessCentral, Record sales, CompiledMapping? mapping = null) => RecordPlanner.Plan(
        mapping ?? s_mapping,
        new RecordPair(businessCentral, sales, s_names.ToDictionary(
            name => name, name => new FieldBase([s_businessCentral[name]], [s_sales[$"s_{name}"]]), StringComparer.Ordinal)),
        new MergeSettings(SyncDirection.Bidirectional),
        KnownReferences.Instance);

    private static KeyValuePair<string, FieldValue> Write(string field, string value) => new(field, FieldValue.Of(value));

    private static Record With(Record record, string field, string value) => record with
    {
        Values = new Dictionary<string, FieldValue>(record.Values, StringComparer.Ordinal) { [field] = FieldValue.Of(value) },
    };

    private static Record Without(Record record, string field) => record with
    {
        Values = record.Values.Where(value => value.Key != field).ToDictionary(StringComparer.Ordinal),
    };
}
