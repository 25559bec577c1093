using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>The column by which Business Central's solution tells the companies' records in Sales apart.</summary>
public sealed class CompanyColumnTests
{
    private const string Column = "bcbi_companyid";

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id -InitialSync ToSales")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id -InitialSync ToBusinessCentral")]
    [InlineData("$customer | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway")]
    [InlineData("$account | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway")]
    [InlineData("$customer | Sync-Record -Direction ToSales -IfNotCoupled Create")]
    [InlineData("$account | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create")]
    [InlineData("$account | Sync-Record -Direction Bidirectional -IfNotCoupled Create")]
    [InlineData("$customer | Sync-Record -Direction Bidirectional -IfNotCoupled MatchOrCreate")]
    public void A_record_is_marked_when_it_is_coupled_or_created_and_free_again_when_it_is_uncoupled(string script)
    {
        using var demo = Open();
        demo.Run("$global:customer = $args[0]; $global:account = $args[1]", demo.Customer("Fabrikam", "Oslo"), demo.Account("Fabrikam", "Oslo"));

        demo.Run(script);
        var coupling = Assert.Single(demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
        var marked = Mark(demo, coupling.SalesId);
        demo.Run("$null = Sync-Record Customer -All -Direction Bidirectional");
        var writes = demo.Writes();
        var again = demo.Result("Sync-Record Customer -All -Direction Bidirectional");
        var writesAgain = demo.Writes();
        demo.Run("Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        Assert.NotNull(marked);
        Assert.Equal((SyncOutcome.Unchanged, writes), (again.Outcome, writesAgain));
        Assert.Null(Mark(demo, coupling.SalesId));
    }

    [Theory]
    [InlineData("$customer | Sync-Record -Direction ToSales -IfNotCoupled Create")]
    [InlineData("$customer | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway")]
    public void A_new_record_is_marked_by_the_write_that_creates_it(string script)
    {
        using var demo = Open();
        demo.Run("$global:customer = $args[0]", demo.Customer("Fabrikam", "Oslo"));
        var writes = demo.Writes();

        demo.Run(script);

        Assert.Equal(writes + 1, demo.Writes());
        Assert.NotNull(Mark(demo, demo.One<RecordCoupling>("Get-RecordCoupling Customer").SalesId));
    }

    [Fact]
    public void Coupling_and_uncoupling_many_records_write_their_marks_in_one_batch()
    {
        using var demo = Open();
        demo.Run("$global:pairs = 1..40 | ForEach-Object { @{ BusinessCentralId = (New-BusinessCentralRecord Customer @{ displayName = \"Buyer $_\" }).Id; SalesId = (New-SalesRecord Customer @{ name = \"Buyer $_\" }).Id } }");

        var coupling = Batches(demo, "$null = $pairs | New-RecordCoupling Customer");
        var removing = Batches(demo, "Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        Assert.Equal(((1, 40), (1, 40)), (coupling, removing));
    }

    [Fact]
    public void Somebodys_edit_of_the_mark_is_neither_a_change_nor_a_conflict_and_mended_with_the_next_write()
    {
        using var demo = Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("$null = Get-SalesRecord Customer -Id $args[0] | Set-SalesRecord -Value @{ bcbi_companyid = $null }", pair.SalesId);

        var unchanged = demo.Result("Sync-Record Customer -All -Direction Bidirectional");
        var unmarked = Mark(demo, pair.SalesId);
        demo.Run("$null = Get-BusinessCentralRecord Customer -Id $args[0] | Set-BusinessCentralRecord -Value @{ city = 'Rome' }", pair.BusinessCentralId);
        var updated = demo.Result("Sync-Record Customer -All -Direction ToSales");

        Assert.Equal((SyncOutcome.Unchanged, null), (unchanged.Outcome, unmarked));
        Assert.Equal(SyncOutcome.Updated, updated.Outcome);
        Assert.Equal(["city"], updated.ChangedFields);
        Assert.NotNull(Mark(demo, pair.SalesId));
    }

    [Fact]
    public void Coupling_anew_frees_the_account_that_gives_way()
    {
        using var demo = Open();
        var pair = demo.Pair("Fabrikam");
        var other = demo.Account("Fabrikam Europe");

        demo.Run("$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force", pair.BusinessCentralId, other.Id);
        var (former, present) = (Mark(demo, pair.SalesId), Mark(demo, other.Id));
        demo.Run("$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force -InitialSync ToSales", pair.BusinessCentralId, pair.SalesId);

        Assert.Null(former);
        Assert.NotNull(present);
        Assert.Null(Mark(demo, other.Id));
        Assert.NotNull(Mark(demo, pair.SalesId));
    }

    [Theory]
    [InlineData("$null = Sync-Record Customer -All -Direction ToSales -OnDeleted RemoveCoupling")]
    [InlineData("$null = Repair-RecordCoupling Customer -Remove BusinessCentralGone -Confirm:$false")]
    public void The_account_of_a_deleted_customer_is_free_once_the_coupling_is_removed(string script)
    {
        using var demo = Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("Get-BusinessCentralRecord Customer -Id $args[0] | Remove-BusinessCentralRecord -Confirm:$false", pair.BusinessCentralId);

        demo.Run(script);

        Assert.Empty(demo.Run("Get-RecordCoupling Customer"));
        Assert.Null(Mark(demo, pair.SalesId));
    }

    [Fact]
    public void Rows_that_are_coupled_here_are_no_sign_of_Business_Centrals_own_integration_and_others_are()
    {
        using var demo = Open();
        const string Test = "Test-CouplingConnection | Where-Object { $_.Check -eq 'NativeIntegration' -and $_.Mapping -eq 'Customer' }";
        var pair = demo.Pair("Fabrikam");

        var own = demo.One<ConnectionCheck>(Test);
        demo.Run("$null = New-SalesRecord Customer @{ name = 'Contoso'; bcbi_companyid = $args[0] }", Mark(demo, pair.SalesId));
        var foreign = demo.One<ConnectionCheck>(Test);

        Assert.Equal((CheckResult.Passed, CheckResult.Warning), (own.Result, foreign.Result));
    }

    [Fact]
    public void WhatIf_marks_and_frees_nothing()
    {
        using var demo = Open();
        var (customer, account, pair) = (demo.Customer("Fabrikam"), demo.Account("Fabrikam"), demo.Pair("Contoso"));
        var writes = demo.Writes();

        demo.Run("$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -WhatIf; Get-RecordCoupling Customer | Remove-RecordCoupling -WhatIf", customer.Id, account.Id);

        Assert.Equal(writes, demo.Writes());
        Assert.NotNull(Mark(demo, pair.SalesId));
    }

    [Fact]
    public void The_column_of_a_table_without_the_solution_is_not_asked_for()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Fabrikam");

        Assert.Empty(demo.Run("Get-CouplingSandboxLog | Where-Object Url -like '*bcbi*'"));
    }

    private static ConnectedSession Open() => ConnectedSession.Open(0, companies: true);

    private static object? Mark(ConnectedSession demo, Guid? account) => demo.OnSales(account).Values[Column];

    /// <summary>The batches with writes that a script sends to Sales, and the writes in them.</summary>
    private static (int Batches, int Writes) Batches(ConnectedSession demo, string script)
    {
        demo.Run("$global:last = (Get-CouplingSandboxLog -Last 1).Sequence");
        demo.Run(script);
        var writes = demo.Run("Get-CouplingSandboxLog | Where-Object { $_.Sequence -gt $last -and $_.Method -eq 'PATCH' } | ForEach-Object Batch");
        return (writes.Select(batch => batch.BaseObject).Distinct().Count(), writes.Count);
    }
}
