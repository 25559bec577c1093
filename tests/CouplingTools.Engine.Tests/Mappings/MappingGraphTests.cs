using CouplingTools.Engine.Mappings;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class MappingGraphTests
{
    [Fact]
    public void Of_two_mappings_that_look_each_other_up_the_one_depended_on_comes_first_without_its_field()
    {
        var find = Catalog(Mapping("Customer", [], ("contact", "Contact")), Mapping("Contact", ["Customer"], ("company", "Customer")));
        Assert.Equal(["contact"], MappingGraph.PutOff(find("Customer")!, find));
        Assert.Empty(MappingGraph.PutOff(find("Contact")!, find));
        Assert.Equal((0, 1), (MappingGraph.Depth("Customer", find), MappingGraph.Depth("Contact", find)));
    }

    [Fact]
    public void Where_nothing_says_which_comes_first_either_may()
    {
        var find = Catalog(Mapping("A", [], ("b", "B")), Mapping("B", [], ("c", "C")), Mapping("C", [], ("a", "A"), ("d", "D")), Mapping("D", []));
        Assert.Equal(("b", "c", "a"), (PutOff("A"), PutOff("B"), PutOff("C")));
        Assert.Equal([0, 0, 1, 0], DepthsOf(find, "A", "B", "C", "D"));

        string PutOff(string name) => Assert.Single(MappingGraph.PutOff(find(name)!, find));
    }

    [Fact]
    public void A_mapping_comes_after_all_that_come_before_those_it_depends_on()
    {
        var find = Catalog(Mapping("Order", ["Item", "Customer"]), Mapping("Customer", ["Item"]), Mapping("Item", ["Unit"]), Mapping("Unit", []));
        Assert.Equal([3, 2, 1, 0], DepthsOf(find, "Order", "Customer", "Item", "Unit"));
    }

    [Fact]
    public void A_circle_that_nothing_breaks_is_told_from_its_beginning_to_its_end()
    {
        var find = Catalog(Mapping("A", ["B"]), Mapping("B", ["C"]), Mapping("C", ["A"], ("a", "A")));
        Assert.Equal(["A", "B", "C", "A"], MappingGraph.Circle(find("A")!, find));
        Assert.Empty(MappingGraph.PutOff(find("C")!, find));
    }

    [Theory]
    [InlineData(LookupMissingPolicy.Keep, true)]
    [InlineData(LookupMissingPolicy.Clear, true)]
    [InlineData(LookupMissingPolicy.Defer, true)]
    [InlineData(LookupMissingPolicy.Fail, false)]
    public void A_field_in_a_circle_may_follow_unless_its_record_fails_and_only_what_waits_orders_mappings(LookupMissingPolicy policy, bool follows)
    {
        var first = Mapping("A", [], ("b", "B"));
        first = first with { Fields = [first.Fields[0] with { OnLookupMissing = policy }] };
        var find = Catalog(first, Mapping("B", [], ("a", "A")));

        Assert.Equal(follows ? ["b"] : [], MappingGraph.Following(find("A")!, find));
        Assert.Equal(policy == LookupMissingPolicy.Defer ? ["b"] : [], MappingGraph.PutOff(find("A")!, find));
    }

    [Fact]
    public void A_field_that_waits_for_nothing_does_not_follow_where_its_mapping_comes_first_or_does_not_refer_back()
    {
        var kept = Mapping("A", ["B"], ("b", "B"), ("c", "C"));
        kept = kept with { Fields = [.. kept.Fields.Select(field => field with { OnLookupMissing = LookupMissingPolicy.Keep })] };
        var find = Catalog(kept, Mapping("B", [], ("a", "A")), Mapping("C", []));

        Assert.Empty(MappingGraph.Following(find("A")!, find));
        Assert.Equal(["a"], MappingGraph.Following(find("B")!, find));
    }

    private static IEnumerable<int> DepthsOf(Func<string, RecordMapping?> find, params string[] names) => names.Select(name => MappingGraph.Depth(name, find));

    private static Func<string, RecordMapping?> Catalog(params RecordMapping[] mappings) => mappings.ToDictionary(mapping => mapping.Name).GetValueOrDefault;

    private static RecordMapping Mapping(string name, IReadOnlyList<string> dependsOn, params (string Field, string Mapping)[] lookups) => new()
    {
        Name = name,
        DependsOn = dependsOn,
        BusinessCentral = new MappingTable { EntitySet = "customers", Key = "id", Name = "displayName" },
        Sales = new MappingTable { EntitySet = "accounts", LogicalName = "account", Key = "accountid", Name = "name" },
        Fields =
        [
            .. lookups.Select(lookup => new FieldMapping
            {
                Name = lookup.Field,
                BusinessCentral = [lookup.Field],
                Sales = [lookup.Field],
                Codec = "lookup",
                Lookup = new LookupDefinition { Mapping = lookup.Mapping },
            }),
        ],
    };
}
