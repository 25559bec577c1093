using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Owners of accounts: the user coupled with the salesperson, or else the one with the salesperson's address.</summary>
public sealed class OwnerTests
{
    [Fact]
    public void The_coupled_user_goes_before_the_one_with_the_address()
    {
        using var demo = ConnectedSession.Open(0);
        var nadia = demo.Find(Side.Sales, "Salesperson", "Nadia*");
        var otis = demo.Find(Side.Sales, "Salesperson", "Otis*");
        var pair = demo.Create(demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Adatum'; salespersonCode = 'OL' }"), "-Direction ToSales");
        var first = demo.OnSales(pair.SalesId).Values["ownerid"];
        demo.Run("$null = New-RecordCoupling Salesperson -Number OL -SalesId $args[0]", nadia.Id);
        var other = demo.Create(demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Contoso'; salespersonCode = 'OL' }"), "-Direction ToSales");

        Assert.Equal(otis.Id, first);
        Assert.Equal(nadia.Id, demo.OnSales(other.SalesId).Values["ownerid"]);
    }

    [Fact]
    public void A_salesperson_without_an_address_has_an_owner_once_coupled()
    {
        using var demo = ConnectedSession.Open(0);
        var nadia = demo.Find(Side.Sales, "Salesperson", "Nadia*");
        var pair = demo.Create(demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Adatum'; salespersonCode = 'XX' }"), "-Direction ToSales");
        var before = demo.OnSales(pair.SalesId).Values["ownerid"];
        demo.Run("$null = New-RecordCoupling Salesperson -Number XX -SalesId $args[0]", nadia.Id);
        var result = demo.Result("Sync-Record Customer -All -Direction ToSales");

        Assert.NotEqual(nadia.Id, before);
        Assert.Equal(["salespersonCode"], result.ChangedFields);
        Assert.Equal(nadia.Id, demo.OnSales(pair.SalesId).Values["ownerid"]);
        demo.AssertQuiet("Customer", SyncDirection.Bidirectional);
    }
}
