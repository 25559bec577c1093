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
