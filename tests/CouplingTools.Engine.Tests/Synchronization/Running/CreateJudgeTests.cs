using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>What rows say of creates whose answers were lost.</summary>
public sealed class CreateJudgeTests
{
    [Fact]
    public void A_number_of_ours_says_which_row_it_is_whatever_became_of_the_name()
    {
        var (own, other) = (Row("C1", "Renamed"), Row("C2", "Adatum"));
        var finding = Assert.Single(Judge([Create("Adatum", "C1")], own, other));
        Assert.Equal(own, finding.Record);
    }

    [Fact]
    public void A_number_of_ours_that_is_on_no_row_leaves_a_row_of_the_name_in_doubt()
    {
        var finding = Assert.Single(Judge([Create("Adatum", "C1")], Row("X9", "Adatum")));
        Assert.Equal((null, false, 1), (finding.Record, finding.IsKnown, finding.Candidates.Count));
    }

    [Fact]
    public void Rows_that_bear_the_numbers_of_other_creates_are_no_candidates()
    {
        var findings = Judge([Create("Adatum", "C1"), Create("Adatum", "C2")], Row("C2", "Adatum"));
        Assert.Equal((null, true), (findings[0].Record, findings[0].IsKnown));
        Assert.NotNull(findings[1].Record);
    }

    [Theory]
    [InlineData("ADATUM")]
    [InlineData("  adatum ")]
    public void A_name_in_other_letters_is_the_same_name(string name) => Assert.NotNull(Assert.Single(Judge([Create("Adatum")], Row("1", name))).Record);

    [Theory]
    [InlineData("Adatum Corp")]
    [InlineData("Adat")]
    public void A_name_that_is_only_like_the_one_sent_is_a_candidate(string name)
    {
        var finding = Assert.Single(Judge([Create("Adatum")], Row("1", name)));
        Assert.Equal((null, false, 1), (finding.Record, finding.IsKnown, finding.Candidates.Count));
    }

    [Fact]
    public void Rows_that_were_there_before_or_are_not_like_it_prove_nothing()
    {
        var before = Row("1", "Adatum");
        var finding = Assert.Single(Judge([Create("Adatum") with { KnownBefore = [before.Id] }], before, Row("2", "Fabrikam")));
        Assert.Equal(CreateFinding.Absent, finding);
    }

    [Fact]
    public void Of_creates_of_one_name_a_row_goes_to_the_one_that_sent_all_it_holds()
    {
        var (less, more) = (Unnumbered("Adatum"), With(Unnumbered("Adatum"), "city", "Oslo"));
        var (plain, full) = (With(Row("1", "Adatum"), "city", ""), With(Row("2", "Adatum"), "city", "Oslo"));

        Assert.Equal([plain, full], Judge([less, more], full, plain).Select(finding => finding.Record));
        Assert.Equal([null, full], Judge([less, more], full).Select(finding => finding.Record));
        Assert.Equal([plain, null], Judge([less, more], plain).Select(finding => finding.Record));
    }

    [Fact]
    public void Of_more_rows_than_creates_that_sent_what_they_hold_one_may_be_another_ones()
    {
        var (less, more) = (Unnumbered("Adatum"), With(Unnumbered("Adatum"), "city", "Oslo"));
        Assert.All(Judge([less, more], With(Row("1", "Adatum"), "city", ""), With(Row("2", "Adatum"), "city", "Bergen")), finding => Assert.Equal((false, 2), (finding.IsKnown, finding.Candidates.Count)));
    }

    [Fact]
    public void A_create_that_has_nothing_to_look_for_is_in_doubt() => Assert.False(Assert.Single(Judge([Create(null)])).IsKnown);

    private static List<CreateFinding> Judge(WriteIntent[] lost, params Record[] rows)
    {
        var findings = new Dictionary<WriteIntent, CreateFinding>(ReferenceEqualityComparer.Instance);
        new CreateJudge(Mapping, Side.BusinessCentral, lost, [.. rows]).Decide(findings);
        return [.. lost.Select(intent => findings[intent])];
    }

    private static WriteIntent Unnumbered(string name) => Create(name) with { Values = new Dictionary<string, FieldValue> { ["displayName"] = FieldValue.Of(name) } };

    private static WriteIntent With(WriteIntent create, string field, string value) => create with { Values = new Dictionary<string, FieldValue>(create.Values) { [field] = FieldValue.Of(value) } };

    private static Record With(Record row, string field, string value) => row with { Values = new Dictionary<string, FieldValue>(row.Values) { [field] = FieldValue.Of(value) } };

    private static RecordMapping Mapping { get; } = new()
    {
        Name = "Own",
        BusinessCentral = new MappingTable { EntitySet = "customers", Key = "id", Number = "number", Name = "displayName" },
        Sales = new MappingTable { EntitySet = "accounts", LogicalName = "account", Key = "accountid", Name = "name" },
        Fields = [new FieldMapping { Name = "number", BusinessCentral = ["number"], Sales = ["accountnumber"], Match = [new FieldMatch(1)] }],
    };

    private static WriteIntent Create(string? name, string? number = null) => Couplings.Samples.Intent() with
    {
        Side = Side.BusinessCentral,
        Kind = WriteKind.Create,
        TargetId = null,
        Values = new Dictionary<string, FieldValue> { ["displayName"] = FieldValue.Of(name), ["number"] = FieldValue.Of(number) },
    };

    private static Record Row(string number, string name) => new(
        Guid.NewGuid(), "1", null, new Dictionary<string, FieldValue> { ["number"] = FieldValue.Of(number), ["displayName"] = FieldValue.Of(name) });
}
