using System.Management.Automation;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Creating the missing side looks for it first.</summary>
public sealed class DuplicateGuardTests
{
    [Theory]
    [InlineData("Lonely", "Error", "", 2)]
    [InlineData("Lonely", "Couple", "", 2)]
    [InlineData("Lonely", "Skip", "", 2)]
    [InlineData("Lonely", "CreateAnyway", "", 2)]
    [InlineData("Unique", "Error", "Failed DuplicateFound", 1)]
    [InlineData("Unique", "Couple", "Coupled ", 1)]
    [InlineData("Unique", "Skip", "Skipped DuplicateFound", 1)]
    [InlineData("Unique", "CreateAnyway", "", 2)]
    [InlineData("Twice", "Error", "Failed MatchAmbiguous", 2)]
    [InlineData("Twice", "Couple", "Failed MatchAmbiguous", 2)]
    [InlineData("Twice", "Skip", "Skipped MatchAmbiguous", 2)]
    [InlineData("Twice", "CreateAnyway", "", 3)]
    [InlineData("Taken", "Error", "Failed MatchAlreadyCoupled", 1)]
    [InlineData("Taken", "Couple", "Failed MatchAlreadyCoupled", 1)]
    [InlineData("Taken", "Skip", "Skipped MatchAlreadyCoupled", 1)]
    [InlineData("Taken", "CreateAnyway", "", 2)]
    public void What_the_other_side_has_already_is_created_again_only_where_that_is_asked_for(string name, string policy, string fate, int there)
    {
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            using var demo = World(side);
            var couplings = demo.Run("Get-RecordCoupling Customer").Count;
            there = name == "Lonely" ? 1 : there;

            var said = demo.Invoke($"$wanted['{name}'] | New-RecordCoupling -CreateNew -OnDuplicate {policy}");

            var result = demo.Results("Get-SyncResult")[0];
            // The number that Business Central gives waits for a run that may write to Sales.
            var created = side == Side.Sales ? "Created PendingOtherDirection" : "Created ";
            Assert.Equal(fate.Length == 0 ? created : fate, $"{result.Outcome} {result.Reason}");
            Assert.Equal(fate.StartsWith("Failed", StringComparison.Ordinal) ? [result.Reason!] : [], said.ErrorIds);
            Assert.Equal(there, demo.Run($"Get-{(side == Side.Sales ? "BusinessCentral" : "Sales")}Record Customer -Name '{name}'").Count);
            Assert.Equal(couplings + (result.ErrorClass is null && result.Outcome != SyncOutcome.Skipped ? 1 : 0), demo.Run("Get-RecordCoupling Customer").Count);
        }
    }

    [Fact]
    public void The_error_is_the_default_and_names_what_was_found_and_the_ways_to_go_on()
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Fabrikam"), demo.Account("Fabrikam"));

        var error = Assert.Single(demo.Invoke("$args[0] | New-RecordCoupling -CreateNew", customer).AllErrors);

        Assert.Equal("DuplicateFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Same(customer, ((PSObject)error.TargetObject).BaseObject);
        Assert.All([customer.Number!, "Fabrikam", account.Id.ToString()], text => Assert.Contains(text, error.ToString(), StringComparison.Ordinal));
        Assert.All(["Couple", "Skip", "CreateAnyway"], text => Assert.Contains(text, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_candidates_are_all_named()
    {
        using var demo = World(Side.BusinessCentral);

        var error = Assert.Single(demo.Invoke("$wanted['Twice'] | New-RecordCoupling -CreateNew").AllErrors).ToString();

        Assert.All(demo.All<ServiceRecord>("Get-SalesRecord Customer -Name Twice"), account => Assert.Contains(account.Id.ToString(), error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Error", false)]
    [InlineData("Couple", true)]
    public void WhatIf_tells_what_would_be_coupled_and_created(string policy, bool couples)
    {
        using var demo = World(Side.BusinessCentral);
        var writes = demo.Writes();

        var said = demo.Invoke($"$wanted['Lonely'], $wanted['Unique'] | New-RecordCoupling -CreateNew -OnDuplicate {policy} -WhatIf");
        var shown = demo.Show($"$wanted['Lonely'], $wanted['Unique'] | New-RecordCoupling -CreateNew -OnDuplicate {policy} -WhatIf");

        Assert.Equal(couples ? [] : ["DuplicateFound"], said.ErrorIds);
        Assert.Contains("\"Create in Sales\"", shown, StringComparison.Ordinal);
        Assert.Equal(couples, shown.Contains("\"Couple\"", StringComparison.Ordinal));
        Assert.Equal(writes, demo.Writes());
        Assert.Single(demo.Run("Get-RecordCoupling Customer"));
    }

    [Fact]
    public void Coupling_with_what_is_there_can_copy_the_values()
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Fabrikam"), demo.Account("Fabrikam"));

        demo.Run("$args[0] | New-RecordCoupling -CreateNew -OnDuplicate Couple -InitialSync ToSales", customer);

        Assert.Equal(customer.Number, demo.OnSales(account.Id).Values["accountnumber"]);
    }

    [Fact]
    public void A_pair_whose_both_records_are_piped_in_is_coupled_once()
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Fabrikam"), demo.Account("Fabrikam"));

        var said = demo.Invoke("$args | New-RecordCoupling -CreateNew -OnDuplicate Couple", customer, account);

        Assert.Empty(said.ErrorIds);
        Assert.Single(said.Output);
        Assert.Equal(account.Id, demo.One<RecordCoupling>("Get-RecordCoupling Customer").SalesId);
    }

    [Fact]
    public void Nothing_is_read_to_match_where_nothing_is_created()
    {
        using var demo = World(Side.BusinessCentral);

        var said = demo.Show("New-RecordCoupling Customer -BusinessCentralId $wanted['Unique'].Id -SalesName Unique -CreateNew -Verbose; $wanted['Lonely'] | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway -Verbose");

        Assert.DoesNotContain("Matching 'Customer'", said, StringComparison.Ordinal);
        Assert.Equal(3, demo.Run("Get-RecordCoupling Customer").Count);
    }

    /// <summary>Records of a side: one that the other side has not, has, has twice, and has coupled to another.</summary>
    private static ConnectedSession World(Side side)
    {
        var demo = ConnectedSession.Open(0);
        Create(demo, side, "Taken");
        demo.Run("$global:wanted = @{}; $null = $made | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway");
        foreach (var name in (string[])["Lonely", "Unique", "Twice", "Taken"])
        {
            Create(demo, side, name);
            demo.Run("$wanted[$args[0]] = $made", name);
        }

        foreach (var name in (string[])["Unique", "Twice", "Twice"])
            Create(demo, side == Side.Sales ? Side.BusinessCentral : Side.Sales, name);
        return demo;
    }

    private static void Create(ConnectedSession demo, Side side, string name) =>
        demo.Run("$global:made = $args[0]", side == Side.Sales ? demo.Account(name) : demo.Customer(name));
}
