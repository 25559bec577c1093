using CouplingTools.Engine.Mappings.Checking;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

/// <summary>The checks whose subject no sandbox has; the others are tried over the command.</summary>
public sealed class MappingCheckTests
{
    [Theory]
    [InlineData(true, CheckResult.Passed, null)]
    [InlineData(false, CheckResult.Warning, "TrackingOff")]
    [InlineData(null, CheckResult.Skipped, "TrackingUnknown")]
    public void It_is_told_whether_changes_are_tracked(bool? isTracked, CheckResult result, string? rule)
    {
        var check = Assert.Single(TableProblems.OfTracking(Mapping("A"), new TableTraits(isTracked, true)));
        Assert.Equal((result, rule, "ChangeTracking"), (check.Result, check.Rule, check.Check));
    }

    [Theory]
    [InlineData(true, SyncDirection.Bidirectional, CheckResult.Passed, null)]
    [InlineData(false, SyncDirection.Bidirectional, CheckResult.Failed, "VersionsOff")]
    [InlineData(false, SyncDirection.ToBusinessCentral, CheckResult.Passed, null)]
    [InlineData(null, SyncDirection.ToSales, CheckResult.Skipped, "VersionsUnknown")]
    public void It_is_told_whether_updates_can_depend_on_versions(bool? checksVersions, SyncDirection direction, CheckResult result, string? rule)
    {
        var check = Assert.Single(TableProblems.OfVersions(Mapping("A") with { Direction = direction }, new TableTraits(true, checksVersions)));
        Assert.Equal((result, rule), (check.Result, check.Rule));
    }

    [Theory]
    [InlineData(false, true, CheckResult.Failed, "TableNotUpdatable")]
    [InlineData(true, false, CheckResult.Warning, "TableNotInsertable")]
    [InlineData(true, true, CheckResult.Passed, null)]
    public void It_is_told_whether_the_table_can_be_written(bool canUpdate, bool canInsert, CheckResult result, string? rule)
    {
        var subject = new CheckedMapping(Mapping("A") with { Fields = [new FieldMapping { Name = "f", BusinessCentral = ["city"], Sales = ["name"] }] }, Tables.Customers with { CanUpdate = canUpdate, CanInsert = canInsert }, Tables.Accounts);
        Assert.Equal((result, rule), Assert.Single(TableProblems.Of(subject).Select(check => (check.Result, check.Rule))));
    }

    [Theory]
    [InlineData("B", "comes after B")]
    [InlineData(null, "depends on no other")]
    public void It_is_told_what_a_mapping_comes_after(string? dependency, string detail)
    {
        var check = Assert.Single(DependencyProblems.Of(Mapping("A") with { DependsOn = dependency is null ? [] : [dependency] }, _ => null));
        Assert.Equal(CheckResult.Passed, check.Result);
        Assert.Contains(detail, check.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void It_is_told_which_field_is_put_off_to_break_a_circle(string target)
    {
        var first = Mapping("A") with { Fields = [Lookup("parent", target)] };
        var second = Mapping("B") with { DependsOn = ["A"] };

        var checks = DependencyProblems.Of(first, name => name == "A" ? first : second);

        Assert.Equal([(CheckResult.Passed, null), (CheckResult.Passed, "parent")], checks.Select(check => (check.Result, check.Field)));
        Assert.Contains($"'parent' and '{target}' refer to each other", checks[1].Detail, StringComparison.Ordinal);
        Assert.Equal("The mapping comes after A.", Assert.Single(DependencyProblems.Of(second, name => name == "A" ? first : second)).Detail);
    }

    private static FieldMapping Lookup(string name, string mapping) => new()
    {
        Name = name,
        BusinessCentral = ["addressLine2"],
        Sales = ["parentaccountid"],
        Codec = "lookup",
        Lookup = new LookupDefinition { Mapping = mapping },
    };

    private static RecordMapping Mapping(string name) => new()
    {
        Name = name,
        BusinessCentral = new MappingTable { EntitySet = "customers", Key = "id", Name = "displayName" },
        Sales = new MappingTable { EntitySet = "accounts", LogicalName = "account", Key = "accountid", Name = "name" },
        Fields = [],
    };
}
