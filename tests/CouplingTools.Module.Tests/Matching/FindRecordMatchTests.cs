using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Matching;

public sealed class FindRecordMatchTests
{
    [Fact]
    public void Decided_matches_are_coupled_and_undecided_ones_are_refused_one_by_one()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Unique");
        var account = demo.Account("Unique");
        demo.Customer("Twice");
        demo.Account("Twice");
        demo.Account("Twice");
        demo.Customer("Lonely");

        var result = demo.Invoke("Find-RecordMatch Customer | New-RecordCoupling");

        Assert.Equal(["MatchAmbiguous", "PartnerRequired"], result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal(account.Id, Assert.Single(demo.All<RecordCoupling>("Get-RecordCoupling")).SalesId);
    }

    [Fact]
    public void Every_mapping_comes_with_criteria_that_work()
    {
        using var demo = ConnectedSession.Open(4, contacts: 4);
        var mappings = demo.All<string>("Get-RecordMapping | ForEach-Object Name");

        Assert.Equal(10, mappings.Count);
        Assert.All(mappings, mapping => Assert.Equal(
            demo.Run($"Get-BusinessCentralRecord {mapping}").Count,
            demo.All<RecordMatch>($"Find-RecordMatch {mapping} -Side BusinessCentral").Count(match => match.BusinessCentralId is not null)));
    }

    [Fact]
    public void WhatIf_shows_the_pairs_and_couples_nothing()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");

        var shown = demo.Show("Find-RecordMatch Customer | Where-Object Reason -EQ Unique | New-RecordCoupling -InitialSync ToSales -WhatIf");

        Assert.Contains("Fabrikam", shown, StringComparison.Ordinal);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void An_ambiguous_match_is_neither_synchronized_nor_created()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Twice");
        demo.Account("Twice");
        demo.Account("Twice");

        var result = demo.Result("Find-RecordMatch Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");

        Assert.Equal((SyncOutcome.Ambiguous, "MatchAmbiguous"), (result.Outcome, result.Reason));
        Assert.Equal(2, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Fact]
    public void Decisions_made_in_the_rows_of_a_file_are_coupled_and_the_rest_is_refused()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Unique");
        demo.Account("Unique");
        demo.Customer("Twice");
        var chosen = demo.Account("Twice");
        demo.Account("Twice");
        demo.Customer("Thrice");
        demo.Account("Thrice");
        demo.Account("Thrice");

        // What Export-Csv writes and Import-Csv reads: every property as text. The person puts an id into one row.
        var result = demo.Invoke(
            """
            $chosen = "$($args[0].Id)"
            $rows = Find-RecordMatch Customer | ForEach-Object {
                $row = [ordered]@{}
                foreach ($property in $_.PSObject.Properties) { $row[$property.Name] = if ($null -eq $property.Value) { '' } else { $property.Value.ToString() } }
                [pscustomobject] $row
            }
            $rows | Where-Object Name -EQ Twice | ForEach-Object { $_.SalesId = $chosen }
            $rows | New-RecordCoupling -CreateNew
            """,
            chosen);

        Assert.Equal(["MatchAmbiguous"], result.ErrorIds);
        Assert.Contains("Thrice", result.AllErrors[0].ToString(), StringComparison.Ordinal);
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling");
        Assert.Equal(["Twice", "Unique"], couplings.Select(coupling => coupling.Name!).Order(StringComparer.Ordinal));
        Assert.Contains(couplings, coupling => coupling.SalesId == chosen.Id);
    }

    [Fact]
    public void A_match_as_text_names_its_candidates()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Twice");
        var account = demo.Account("Twice");
        demo.Account("Twice");

        var text = demo.One<string>("(Find-RecordMatch Customer).Candidates.ToString()");

        Assert.Contains($"Twice ({account.Id}, score 100)", text, StringComparison.Ordinal);
        Assert.Contains("; ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Find-RecordMatch Customer -Rule displayName -Similarity 90", MatchReason.Unique)]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'displayName'; Similarity = 90 }", MatchReason.Unique)]
    [InlineData("Find-RecordMatch Customer -Rule displayName", MatchReason.NoMatch)]
    [InlineData("Find-RecordMatch Customer", MatchReason.Ambiguous)]
    public void A_similar_name_is_a_match_where_that_is_asked_for_and_otherwise_a_candidate(string script, MatchReason reason)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikma");

        var match = demo.One<RecordMatch>(script);

        Assert.Equal(reason, match.Reason);
        Assert.InRange(match.Score ?? 90, 90, 99);
    }

    [Theory]
    [InlineData("Find-RecordMatch", "MappingRequired")]
    [InlineData("Find-RecordMatch Custmer", "MappingNotFound")]
    [InlineData("Find-RecordMatch Customer -Rule 3", "RuleNotUnderstood")]
    [InlineData("Find-RecordMatch Customer -Rule @{ Name = 'email' }", "RuleNotUnderstood")]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'email'; Similarity = 500 }", "RuleNotUnderstood")]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'email'; Similarity = 0 }", "RuleNotUnderstood")]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'email'; Normalizer = 'mail' }", "NormalizerUnknown")]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'email'; Optional = $true }", "MatchRuleEmpty")]
    [InlineData("'nobody' | Find-RecordMatch Customer", "NumberNotFound")]
    [InlineData("[guid]::NewGuid() | Find-RecordMatch Customer", "RecordNotFound")]
    public void Misuse_has_an_id_of_its_own(string script, string id)
    {
        using var demo = ConnectedSession.Open(0);

        var error = Assert.Single(demo.Invoke(script).AllErrors);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_rule_that_is_not_understood_is_shown_as_it_was_given()
    {
        using var demo = ConnectedSession.Open(0);

        var error = Assert.Single(demo.Invoke("Find-RecordMatch Customer -Rule ([ordered]@{ Field = 'email'; Priorty = 2 })").AllErrors);

        Assert.Equal("@{ Field = 'email'; Priorty = '2' } is no match rule.", error.Exception.Message);
    }

    [Fact]
    public void An_empty_pipeline_finds_nothing()
    {
        using var demo = ConnectedSession.Open(3);

        Assert.Empty(demo.Run("@() | Find-RecordMatch Customer"));
    }

    [Fact]
    public void Field_names_complete()
    {
        using var demo = ConnectedSession.Open(0);

        var offered = demo.Run("(TabExpansion2 'Find-RecordMatch Customer -Rule dis').CompletionMatches.CompletionText");

        Assert.Equal("displayName", Assert.Single(offered).BaseObject);
    }

    [Fact]
    public void Contacts_match_by_company_and_name_once_their_customers_are_coupled()
    {
        using var demo = ConnectedSession.Open(40, 40);
        demo.Run("$null = Find-RecordMatch Customer | Where-Object Reason -EQ Unique | New-RecordCoupling");

        var matches = demo.All<RecordMatch>("Find-RecordMatch Contact");

        Assert.Contains(matches, match => match.Reason == MatchReason.Unique);
        Assert.All(matches.Where(match => match.Reason == MatchReason.Unique), match => Assert.NotNull(match.SalesName));
        Assert.Equal(matches.Count(match => match.SalesId is not null), matches.Where(match => match.SalesId is not null).Select(match => match.SalesId).Distinct().Count());
    }
}
