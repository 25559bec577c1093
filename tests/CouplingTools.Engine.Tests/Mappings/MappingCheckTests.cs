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
        var subject = new CheckedMapping(Mapping("A"), Tables.Customers with { CanUpdate = canUpdate, CanInsert = canInsert }, Tables.Accounts);
        Assert.Equal((result, rule), Assert.Single(TableProblems.Of(subject).Select(check => (check.Result, check.Rule))));
    }

    [Theory]
    [InlineData("A>B B>C C>A", "", "DependencyCircle", "A -> B -> C -> A")]
    [InlineData("A>B B>C C>B", "", null, null)]
    [InlineData("A>B", "A>B B>A", "WaitingCircle", "A -> B -> A")]
    [InlineData("A>B", "A>B B>B", null, null)]
    [InlineData("A>B", "A>B B~A", null, null)]
    [InlineData("", "A>B", "DependencyMissing", "'B'")]
    public void Circles_of_mappings_and_of_waiting_records_are_told_apart(string dependencies, string lookups, string? rule, string? detail)
    {
        var names = new[] { "A", "B", "C" };
        var mappings = names.ToDictionary(name => name, name => Mapping(name) with
        {
            DependsOn = [.. dependencies.Split(' ').Where(text => text.StartsWith(name + ">", StringComparison.Ordinal)).Select(text => text[2..])],
            Fields =
            [
                .. lookups.Split(' ').Where(text => text.StartsWith(name, StringComparison.Ordinal)).Select(text => new FieldMapping
                {
                    Name = text, BusinessCentral = ["currencyId"], Sales = ["parentaccountid"], Codec = "lookup", Lookup = new LookupDefinition { Mapping = text[2..] },
                    OnLookupMissing = text[1] == '>' ? LookupMissingPolicy.Defer : LookupMissingPolicy.Clear,
                }),
            ],
        });

        var check = Assert.Single(DependencyProblems.Of(mappings["A"], name => mappings.GetValueOrDefault(name)));

        Assert.Equal(rule, check.Rule);
        Assert.Contains(detail ?? string.Empty, check.Detail, StringComparison.Ordinal);
    }

    private static RecordMapping Mapping(string name) => new()
    {
        Name = name,
        BusinessCentral = new MappingTable { EntitySet = "customers", Key = "id", Name = "displayName" },
        Sales = new MappingTable { EntitySet = "accounts", LogicalName = "account", Key = "accountid", Name = "name" },
        Fields = [],
    };
}
