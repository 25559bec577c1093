using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>What coupling one record by hand does there, element by element, as far as no other test says it.</summary>
public sealed class CoupleOneRecordTests
{
    [Fact]
    public void A_name_that_two_accounts_bear_is_refused_where_the_incumbent_takes_the_first()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.Customer("Fabrikam");
        demo.Account("Fabrikam Ltd");
        demo.Account("Fabrikam Ltd");

        var said = demo.Invoke("$args[0] | New-RecordCoupling -SalesName 'Fabrikam Ltd'", customer);

        Assert.Equal(["NameAmbiguous"], said.ErrorIds);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void The_beginning_of_a_name_finds_nothing_where_the_incumbent_takes_the_first_that_begins_so()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.Customer("Fabrikam");
        demo.Account("Fabrikam Residences");

        var said = demo.Invoke("$args[0] | New-RecordCoupling -SalesName Fabrikam", customer);

        Assert.Equal(["NameNotFound"], said.ErrorIds);
        Assert.Contains("Fabrikam", said.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    [Theory]
    [InlineData(SyncDirection.ToSales, "Oslo")]
    [InlineData(SyncDirection.ToBusinessCentral, "Rome")]
    public void An_initial_synchronization_ignores_which_side_was_modified_last(SyncDirection initial, string city)
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Fabrikam", "Bergen"), demo.Account("Fabrikam", "Turin"));
        demo.Run(
            initial == SyncDirection.ToSales
                ? "$args[0] | Set-BusinessCentralRecord -Value @{ city = 'Oslo' }; $args[1] | Set-SalesRecord -Value @{ address1_city = 'Rome' }"
                : "$args[1] | Set-SalesRecord -Value @{ address1_city = 'Rome' }; $args[0] | Set-BusinessCentralRecord -Value @{ city = 'Oslo' }",
            customer,
            account);

        demo.Run("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -InitialSync $args[2]", customer.Id, account.Id, initial.ToString());

        Assert.Equal((city, city), (demo.OnBusinessCentral(customer.Id).Values["city"], demo.OnSales(account.Id).Values["address1_city"]));
    }

    [Fact]
    public void Coupling_anew_with_another_forgets_the_failures_and_what_was_agreed_with_the_first()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam", "Oslo");
        var another = demo.Account("Another", "Rome");
        demo.Run("$args[0] | Suspend-RecordCoupling -Confirm:$false", pair);

        var coupling = demo.One<RecordCoupling>("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force", pair.BusinessCentralId, another.Id);

        Assert.Equal((another.Id, CouplingStatus.NeverSynchronized, 0), (coupling.SalesId, coupling.Status, coupling.Failures));
        Assert.Null(coupling.SuspendedBy);
        Assert.All(demo.All<FieldDifference>("$args[0] | Compare-Record", coupling), field => Assert.Null(field.Base));
    }

    [Fact]
    public void An_account_whose_customer_was_deleted_is_taken_over_with_Force_where_the_incumbent_does_it_unasked()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");
        demo.Run("Remove-BusinessCentralRecord Customer -Id $args[0] -Confirm:$false", pair.BusinessCentralId);
        var heir = demo.Customer("Fabrikam");

        var refused = demo.Invoke("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", heir.Id, pair.SalesId);
        demo.Run("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force", heir.Id, pair.SalesId);

        Assert.Equal(["AlreadyCoupled"], refused.ErrorIds);
        Assert.Equal(heir.Id, demo.One<RecordCoupling>("Get-RecordCoupling").BusinessCentralId);
    }
}
