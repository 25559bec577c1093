using System.Management.Automation;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class RecordCouplingTests
{
    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $args[0].Id -SalesId $args[1].Id")]
    [InlineData("New-RecordCoupling Customer -Number $args[0].Number -SalesName $args[1].Name")]
    [InlineData("$args[0] | New-RecordCoupling -SalesName $args[1].Name")]
    [InlineData("$args[1] | New-RecordCoupling -Number $args[0].Number")]
    [InlineData("$args[0].Number | New-RecordCoupling Customer -SalesId $args[1].Id")]
    [InlineData("$args[0].Id | New-RecordCoupling Customer -SalesId $args[1].Id")]
    [InlineData("[pscustomobject]@{ Number = $args[0].Number; SalesId = $args[1].Id } | New-RecordCoupling Customer")]
    [InlineData("@{ BusinessCentralId = $args[0].Id; SalesName = $args[1].Name; Mapping = 'Customer' } | New-RecordCoupling")]
    public void Two_records_are_coupled_however_they_are_named(string script)
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam");
        var account = demo.Account("Fabrikam Ltd");
        var writes = demo.Writes();

        var coupling = demo.One<RecordCoupling>(script, customer, account);

        Assert.Equal((customer.Id, account.Id), (coupling.BusinessCentralId, coupling.SalesId));
        Assert.Equal(CouplingStatus.NeverSynchronized, coupling.Status);
        Assert.Equal(writes, demo.Writes());
    }

    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer -Uncoupled -First 3 | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway", CouplingStatus.Synchronized)]
    [InlineData("Get-SalesRecord Customer -Name 'Fabrikam*' | New-RecordCoupling -CreateNew", CouplingStatus.Pending)]
    public void The_missing_side_is_created(string script, CouplingStatus status)
    {
        using var demo = ConnectedSession.Open();
        foreach (var name in (string[])["Fabrikam 1", "Fabrikam 2", "Fabrikam 3"])
            demo.Account(name);

        var couplings = demo.Run(script);

        Assert.Equal(3, couplings.Count);
        // The numbers that Business Central gave wait for a run that may write to Sales.
        Assert.Equal(3, demo.Run("Get-RecordCoupling Customer -Status $args[0]", status).Count);
        demo.Run("Sync-Record Customer -All -Direction Bidirectional");
        Assert.Equal(3, demo.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
    }

    [Fact]
    public void An_initial_synchronization_copies_the_values()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Oslo");
        var account = demo.Account("Fabrikam Ltd", "Paris");

        demo.Run("$args[0] | New-RecordCoupling -SalesId $args[1].Id -InitialSync ToSales", customer, account);

        Assert.Equal("Oslo", demo.One<ServiceRecord>("Get-SalesRecord Customer -Id $args[0]", account.Id).Values["address1_city"]);
    }

    [Fact]
    public void A_record_that_has_a_partner_keeps_it_without_Force()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        var account = demo.Account("Another");

        var refused = demo.Invoke("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", pair.BusinessCentralId, account.Id);

        Assert.Equal(["AlreadyCoupled"], refused.ErrorIds);
        Assert.Contains(pair.SalesId.ToString()!, refused.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceExists, refused.AllErrors[0].CategoryInfo.Category);

        var coupling = demo.One<RecordCoupling>("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force", pair.BusinessCentralId, account.Id);
        Assert.Equal(account.Id, coupling.SalesId);
        Assert.Single(demo.Run("Get-RecordCoupling Customer"));
    }

    [Fact]
    public void Declining_leaves_the_old_coupling_in_spite_of_Force()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var pair = demo.Pair("Fabrikam");
        var account = demo.Account("Another");
        demo.Host.Answers.Enqueue("No");

        demo.Run("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force -Confirm", pair.BusinessCentralId, account.Id);

        Assert.Contains("Remove the coupling", Assert.Single(demo.Host.Prompts).Message, StringComparison.Ordinal);
        Assert.Equal(pair.SalesId, demo.One<RecordCoupling>("Get-RecordCoupling").SalesId);
    }

    [Fact]
    public void WhatIf_couples_nothing_and_names_the_records()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam");
        var account = demo.Account("Fabrikam Ltd");
        var writes = demo.Writes();

        var shown = demo.Show("$args[0] | New-RecordCoupling -SalesId $args[1].Id -WhatIf; $args[0] | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway -WhatIf", customer, account);

        Assert.Contains("\"Couple\" on target \"Customer", shown, StringComparison.Ordinal);
        Assert.Contains("\"Create in Sales\"", shown, StringComparison.Ordinal);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
        Assert.Equal(writes, demo.Writes());
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -Number nobody -SalesName Fabrikam", "NumberNotFound")]
    [InlineData("New-RecordCoupling Customer -Number $args[0].Number -SalesName nobody", "NameNotFound")]
    [InlineData("New-RecordCoupling Customer -Number $args[0].Number", "PartnerRequired")]
    [InlineData("New-RecordCoupling Customer -Number $args[0].Number -SalesName Twice", "NameAmbiguous")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $args[0].Id -Number x -SalesName y", "ParametersExclude")]
    [InlineData("New-RecordCoupling Customer -Number x -SalesId $args[0].Id -SalesName y", "ParametersExclude")]
    [InlineData("New-RecordCoupling Customer", "ReferenceNeeded")]
    [InlineData("$args[0] | New-RecordCoupling -Number other", "PartnerContradicts")]
    [InlineData("New-RecordCoupling -Number $args[0].Number -SalesName x", "MappingRequired")]
    public void Misuse_has_an_id_of_its_own(string script, string id)
    {
        using var demo = ConnectedSession.Open();
        demo.Account("Twice");
        demo.Account("Twice");

        var error = Assert.Single(demo.Invoke(script, demo.Customer("Fabrikam")).AllErrors);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_input_given_twice_is_coupled_once()
    {
        using var demo = ConnectedSession.Open();
        var number = demo.Customer("Fabrikam").Number;

        var result = demo.Invoke("$args[0], $args[0] | New-RecordCoupling Customer -CreateNew", number);

        Assert.Null(result.TerminatingError);
        Assert.Single(demo.Run("Get-RecordCoupling Customer"));
        Assert.Single(demo.Run("Get-SalesRecord Customer -Name Fabrikam"));
    }

    [Fact]
    public void Couplings_are_listed_by_mapping_and_status_and_found_by_record()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Pair("Adatum");

        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer -Status Synchronized, Pending").Count);
        Assert.Empty(demo.Run("Get-RecordCoupling Customer -Status Conflict"));
        foreach (var script in (string[])
            [
                "Get-RecordCoupling Customer -Number $args[0].Number",
                "Get-RecordCoupling Customer -BusinessCentralId $args[0].BusinessCentralId",
                "Get-RecordCoupling Customer -SalesId $args[0].SalesId",
                "$args[0] | Get-RecordCoupling",
                "$args[0].Number | Get-RecordCoupling Customer",
                "Get-SalesRecord Customer -Id $args[0].SalesId | Get-RecordCoupling",
            ])
            Assert.Equal(pair.SalesId, demo.One<RecordCoupling>(script, pair).SalesId);
    }

    [Fact]
    public void A_record_without_coupling_is_reported()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam");

        var result = demo.Invoke("$args[0], $args[1] | Get-RecordCoupling", customer, demo.Pair("Adatum"));

        Assert.Equal(["NotCoupled"], result.ErrorIds);
        Assert.Same(customer, ((PSObject)result.Errors[0].TargetObject).BaseObject);
        Assert.Single(result.Output);
    }

    [Fact]
    public void Removing_a_coupling_asks_and_leaves_the_records_alone()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var pair = demo.Pair("Fabrikam");
        var writes = demo.Writes();
        demo.Host.Answers.Enqueue("No");
        demo.Host.Answers.Enqueue("Yes");

        demo.Run("Remove-RecordCoupling Customer -Number $args[0].Number", pair);
        Assert.Single(demo.Run("Get-RecordCoupling"));
        demo.Run("Get-RecordCoupling | Remove-RecordCoupling");

        Assert.Empty(demo.Run("Get-RecordCoupling"));
        Assert.All(demo.Host.Prompts, prompt => Assert.Contains("Fabrikam", prompt.Message, StringComparison.Ordinal));
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void WhatIf_removes_no_coupling()
    {
        using var demo = ConnectedSession.Open();
        demo.Pair("Fabrikam");

        var shown = demo.Show("Get-RecordCoupling | Remove-RecordCoupling -WhatIf");

        Assert.Contains("\"Remove the coupling\"", shown, StringComparison.Ordinal);
        Assert.Single(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void The_coupled_record_is_found_from_either_side()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");

        Assert.Equal(pair.SalesId, demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Id $args[0] | Get-CoupledRecord", pair.BusinessCentralId).Id);
        Assert.Equal(pair.BusinessCentralId, demo.One<ServiceRecord>("Get-CoupledRecord Customer -SalesId $args[0]", pair.SalesId).Id);
        Assert.Equal(pair.SalesId, demo.One<ServiceRecord>("$args[0] | Get-CoupledRecord Customer", pair.Number).Id);
        Assert.Equal(["NotCoupled"], demo.Invoke("$args[0] | Get-CoupledRecord", demo.Customer("Lonely")).ErrorIds);
    }
}
