using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Matching;

/// <summary>What the incumbent's match-based coupling does, option by option and fact by fact, and what we do.</summary>
public sealed class MatchTableTests
{
    private const string Couple = " | Where-Object Reason -EQ Unique | New-RecordCoupling";

    [Fact]
    public void Scope_selected_rows_restrict_the_search_and_the_others_still_compete()
    {
        using var demo = ConnectedSession.Open(0);
        var selected = demo.Customer("Fabrikam");
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");
        demo.Customer("Adatum");
        demo.Account("Adatum");

        var match = demo.One<RecordMatch>("$args[0] | Find-RecordMatch", selected);

        Assert.Equal((selected.Id, MatchReason.Ambiguous), (match.BusinessCentralId, match.Reason));
    }

    [Fact]
    public void Scope_whole_mapping_reports_every_uncoupled_record_and_asks_nothing_as_nothing_is_written()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Coupled");
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");
        demo.Customer("Lonely");
        var writes = demo.Writes();

        var matches = demo.All<RecordMatch>("Find-RecordMatch Customer");

        Assert.Equal([("Fabrikam", MatchReason.Unique), ("Lonely", MatchReason.NoMatch)], matches.Select(match => (match.Name!, match.Reason)).Order());
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void Match_on_this_field_any_mapped_field_can_be_a_criterion()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("New-BusinessCentralRecord Customer @{ displayName = 'One'; city = 'Oslo'; email = 'one@example.com' }; New-SalesRecord Customer @{ name = 'Uno'; emailaddress1 = 'ONE@example.com' }");

        Assert.Equal(MatchReason.Unique, demo.One<RecordMatch>("Find-RecordMatch Customer -Rule email").Reason);
        Assert.Equal(MatchReason.BlankKey, demo.One<RecordMatch>("Find-RecordMatch Customer -Rule website").Reason);
        Assert.Equal(["MatchFieldUnknown"], demo.Invoke("Find-RecordMatch Customer -Rule mail").ErrorIds);
    }

    [Theory]
    [InlineData("Find-RecordMatch Customer -Rule displayName", MatchReason.Unique)]
    [InlineData("Find-RecordMatch Customer -Rule @{ Field = 'displayName'; CaseSensitive = $true }", MatchReason.NoMatch)]
    public void Case_sensitive_matching_can_be_asked_for(string script, MatchReason reason)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("FABRIKAM");

        Assert.Equal(reason, demo.One<RecordMatch>(script).Reason);
    }

    [Fact]
    public void Match_priority_falls_back_where_the_incumbent_s_groups_add_up_and_never_rescue_a_record()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("New-BusinessCentralRecord Customer @{ displayName = 'Fabrikam'; email = 'old@example.com' }; New-SalesRecord Customer @{ name = 'Fabrikam'; emailaddress1 = 'new@example.com' }");

        var match = demo.One<RecordMatch>("Find-RecordMatch Customer -Rule @{ Field = 'email'; Priority = 0 }, @{ Field = 'displayName'; Priority = 1 }");

        Assert.Equal((MatchReason.Unique, "displayName"), (match.Reason, match.Rule));
    }

    [Fact]
    public void Fields_of_one_priority_must_all_agree()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam", "Oslo");
        demo.Account("Fabrikam", "Rome");

        Assert.Equal(MatchReason.NoMatch, demo.One<RecordMatch>("Find-RecordMatch Customer -Rule displayName, city").Reason);
        Assert.Equal(MatchReason.Unique, demo.One<RecordMatch>("Find-RecordMatch Customer -Rule displayName").Reason);
    }

    [Theory]
    [InlineData("ToSales", "Oslo")]
    [InlineData("ToBusinessCentral", "")]
    public void Synchronize_after_coupling_and_its_conflict_choice_is_InitialSync(string sync, string city)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam", "Oslo");
        var account = demo.Account("Fabrikam", "");

        demo.Run($"Find-RecordMatch Customer{Couple} -InitialSync {sync}");

        Assert.Equal(city, demo.OnSales(account.Id).Values["address1_city"] ?? "");
    }

    [Fact]
    public void Create_new_if_unable_to_find_a_match_creates_only_where_nothing_matches_not_where_several_do_as_the_incumbent()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");
        demo.Account("Fabrikam");
        demo.Customer("Lonely");

        var result = demo.Invoke("Find-RecordMatch Customer | New-RecordCoupling -CreateNew");

        Assert.Equal(["MatchAmbiguous"], result.ErrorIds);
        Assert.Equal("Lonely", Assert.Single(demo.All<RecordCoupling>("Get-RecordCoupling")).Name);
        Assert.Equal(2, demo.Run("Get-SalesRecord Customer -Name Fabrikam").Count);
    }

    [Fact]
    public void Several_matches_are_left_to_a_person_with_the_candidates_where_the_incumbent_only_counts_them()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        Guid[] accounts = [demo.Account("Fabrikam").Id, demo.Account("Fabrikam").Id];

        var match = demo.One<RecordMatch>("Find-RecordMatch Customer");

        Assert.Equal(MatchReason.Ambiguous, match.Reason);
        Assert.Null(match.SalesId);
        Assert.Equal(accounts.Order(), match.Candidates.Select(candidate => candidate.Id).Order());
    }

    [Fact]
    public void A_single_match_that_is_coupled_already_says_so_where_the_incumbent_says_unmatched()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");
        demo.Customer("Fabrikam");

        var match = demo.One<RecordMatch>("Find-RecordMatch Customer");

        Assert.Equal(MatchReason.AlreadyCoupled, match.Reason);
        Assert.Equal(pair.BusinessCentralId, Assert.Single(match.Candidates).CoupledId);
    }

    [Fact]
    public void Every_record_has_its_reason_where_the_incumbent_has_one_error_for_all()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Unique");
        demo.Account("Unique");
        demo.Customer("Twice");
        demo.Account("Twice");
        demo.Account("Twice");
        demo.Customer("Lonely");
        demo.Pair("Coupled");
        demo.Run("New-BusinessCentralRecord Customer @{ displayName = 'Blocked'; blocked = 'All' }");

        var matches = demo.All<RecordMatch>("Find-RecordMatch Customer -IncludeReasons");

        Assert.Equal(
            ["Blocked FilteredOut", "Coupled AlreadyCoupled", "Lonely NoMatch", "Twice Ambiguous", "Unique Unique"],
            matches.Select(match => $"{match.Name} {match.Reason}").Order(StringComparer.Ordinal));
        Assert.All(matches, match => Assert.False(string.IsNullOrEmpty(match.Message)));
    }

    [Fact]
    public void A_blank_field_keeps_a_rule_from_matching_where_the_incumbent_matches_on_what_remains()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("New-BusinessCentralRecord Customer @{ displayName = 'Fabrikam' }; New-SalesRecord Customer @{ name = 'Fabrikam'; emailaddress1 = 'somebody@example.com' }");

        Assert.Equal(MatchReason.BlankKey, demo.One<RecordMatch>("Find-RecordMatch Customer -Rule email, displayName").Reason);
    }

    [Fact]
    public void The_filters_of_both_tables_are_respected()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = 'Blocked'; blocked = 'All' }");
        demo.Account("Blocked");
        demo.Customer("Supplier");
        demo.Run("New-SalesRecord Customer @{ name = 'Supplier'; customertypecode = 11 }");

        Assert.Equal(MatchReason.NoMatch, demo.One<RecordMatch>("Find-RecordMatch Customer").Reason);
        Assert.Equal(MatchReason.FilteredOut, demo.One<RecordMatch>("$args[0] | Find-RecordMatch", customer).Reason);
    }

    [Fact]
    public void No_criteria_is_an_error_that_says_what_to_do()
    {
        using var demo = ConnectedSession.Open(0);
        var mapping = """
            { "name": "Bare", "businessCentral": { "entitySet": "customers", "key": "id", "name": "displayName" },
              "sales": { "entitySet": "accounts", "logicalName": "account", "key": "accountid", "name": "name" },
              "fields": [{ "businessCentral": "displayName", "sales": "name" }] }
            """;
        Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(demo.Session.Folder, "mappings", "Bare.json"), mapping);
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");

        var error = Assert.Single(demo.Invoke("Find-RecordMatch Bare").AllErrors);

        Assert.StartsWith("MatchRuleMissing", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Rule", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Already_coupled_records_are_left_out_and_reported_when_piped_in()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");

        Assert.Empty(demo.Run("Find-RecordMatch Customer"));
        var match = demo.One<RecordMatch>("Get-BusinessCentralRecord Customer | Find-RecordMatch");
        Assert.Equal((MatchReason.AlreadyCoupled, pair.SalesId), (match.Reason, match.SalesId));
    }

    [Theory]
    [InlineData("number", "number = 'ABC1'", "accountnumber = ' abc1'")]
    [InlineData("currencyCode", "currencyCode = 'EUR'", "transactioncurrencyid = Get-SalesRecord Currency -Number EUR")]
    [InlineData("paymentTermsId", "paymentTermsId = Get-BusinessCentralRecord PaymentTerms -Number 'NET 45'", "paymenttermscode = 3")]
    [InlineData("shipmentMethodId", "shipmentMethodId = Get-BusinessCentralRecord ShipmentMethod -Number FOB", "address1_freighttermscode = 1")]
    public void Options_lookups_and_codes_are_compared_after_their_conversion_where_the_incumbent_compares_raw_values(string field, string value, string salesValue)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run($"New-BusinessCentralRecord Customer @{{ displayName = 'Fabrikam'; {value} }}; New-SalesRecord Customer @{{ name = 'Other'; {salesValue} }}");

        var match = demo.One<RecordMatch>($"Find-RecordMatch Customer -Rule @{{ Field = '{field}'; CaseSensitive = $true }}");

        Assert.Equal((MatchReason.Unique, "Other"), (match.Reason, match.SalesName));
    }

    [Fact]
    public void Both_sides_are_read_once_where_the_incumbent_asks_once_for_every_record()
    {
        using var demo = ConnectedSession.Open(300);

        demo.Run("Get-BusinessCentralRecord Customer -Uncoupled | Find-RecordMatch");

        // One page each for the list that is piped in, and for both sides of the search.
        Assert.Equal(3, demo.One<int>("@(Get-CouplingSandboxLog | Where-Object { $_.Table -in 'customers', 'accounts' }).Count"));
    }

    [Fact]
    public void Either_side_may_drive_where_the_incumbent_drives_from_Business_Central_only()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam Ltd");
        demo.Account("Lonely");

        var matches = demo.All<RecordMatch>("Find-RecordMatch Customer -Side Sales");

        Assert.Equal([("Fabrikam", "Fabrikam Ltd", MatchReason.Unique), (null, "Lonely", MatchReason.NoMatch)], matches.Select(match => (match.Name, match.SalesName!, match.Reason)).OrderBy(match => match.Item2));
        Assert.Equal(2, demo.All<RecordMatch>("Get-SalesRecord Customer | Find-RecordMatch").Count);
    }
}
