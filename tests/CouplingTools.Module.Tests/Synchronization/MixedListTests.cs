using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Lists as they come: every input gets exactly one result.</summary>
public sealed class MixedListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-BatchSize 1")]
    [InlineData("-BatchSize 4")]
    public void Every_input_of_a_mixed_list_gets_its_own_result(string options)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $global:one, $global:two, $global:three = 'One', 'Two', 'Three' | ForEach-Object { New-BusinessCentralRecord Customer @{ displayName = $_ } } | Sync-Record -Direction ToSales -IfNotCoupled Create
            $global:left = New-BusinessCentralRecord Customer @{ displayName = 'Left' }
            $global:right = New-SalesRecord Customer @{ name = 'Right' }
            $global:third = Get-RecordCoupling Customer -SalesId $three.SalesId
            """);

        var results = demo.Results(
            $$"""
            @(
                Get-BusinessCentralRecord Customer -Id $one.BusinessCentralId
                Get-SalesRecord Customer -Id $one.SalesId
                $one
                $two.Number
                $two.SalesId
                [string]$two.BusinessCentralId
                $third
                [pscustomobject]@{ Number = $left.Number; Note = 'a row of a file' }
                [pscustomobject]@{ BusinessCentralId = $left.Id; SalesId = '' }
                @{ SalesId = $right.Id; Mapping = 'customer' }
                'C999999'
                4711
                [guid]::NewGuid()
                [pscustomobject]@{ SalesId = [guid]::NewGuid() }
                [pscustomobject]@{ BusinessCentralId = $one.BusinessCentralId; SalesId = $two.SalesId }
            ) | Sync-Record Customer -Direction Bidirectional -IfNotCoupled Create {{options}}
            """);

        Assert.Equal(
            [
                "Created", "Created", "Failed AlreadyCoupled", "Failed NumberNotFound", "Failed NumberNotFound", "Failed RecordNotFound", "Failed RecordNotFound",
                "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput",
                "Unchanged", "Unchanged", "Unchanged",
            ],
            results.Select(result => $"{result.Outcome} {result.Reason}".Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(5, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.Equal(5, demo.Run("Get-BusinessCentralRecord Customer").Count);
        Assert.Equal(5, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Fact]
    public void Results_of_one_run_may_be_synchronized_again_in_the_same_pipeline()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..1500 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer");

        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 100 | Sync-Record -Direction Bidirectional");

        Assert.Equal(1500, results.Count);
        Assert.All(results, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Error)));
        Assert.Equal(1500, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Fact]
    public void A_list_of_customers_and_contacts_creates_the_customers_first()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $account = New-SalesRecord Customer @{ name = 'Fabrikam' }
            $person = New-SalesRecord Contact @{ firstname = 'Ann'; lastname = 'Lee'; parentcustomerid_account = $account.Id }
            $global:list = @($person, $account)
            """);

        var results = demo.Results("$list | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create");

        Assert.Equal([("Customer", SyncOutcome.Created), ("Contact", SyncOutcome.Created)], results.Select(result => (result.Mapping!, result.Outcome)));
    }
}
