using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Sales users and Business Central salespeople.</summary>
public sealed class SalespersonTests
{
    [Fact]
    public void A_user_becomes_a_salesperson_with_a_code_of_the_sign_in_name()
    {
        using var demo = ConnectedSession.Open(0);
        var result = demo.Create(demo.Find(Side.Sales, "Salesperson", "Nadia*"));
        var salesperson = demo.OnBusinessCentral(result.BusinessCentralId, "Salesperson");

        Assert.Equal((SyncOutcome.Created, SyncDirection.ToBusinessCentral), (result.Outcome, result.Direction));
        Assert.Equal(
            ("NADIA.OKAFOR", "Nadia Okafor", "nadia.okafor@copperfield.example", "+1 (312) 555-0150"),
            (salesperson.Values["code"], salesperson.Values["displayName"], salesperson.Values["email"], salesperson.Values["phoneNo"]));
        demo.AssertQuiet("Salesperson", SyncDirection.ToBusinessCentral);
    }

    [Fact]
    public void Users_change_salespeople_and_never_the_other_way()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.Find(Side.Sales, "Salesperson", "Nadia*"));
        demo.Edit(Side.Sales, "Salesperson", pair.SalesId, "@{ mobilephone = '+1 55'; domainname = 'renamed@copperfield.example' }");
        demo.Edit(Side.BusinessCentral, "Salesperson", pair.BusinessCentralId, "@{ jobTitle = 'Boss' }");

        var result = demo.Result("Sync-Record Salesperson -All");

        Assert.Equal(["phoneNo"], result.ChangedFields);
        Assert.Equal("NADIA.OKAFOR", demo.OnBusinessCentral(pair.BusinessCentralId, "Salesperson").Values["code"]);
        demo.AssertRefused("Salesperson", SyncDirection.ToSales);
        demo.AssertQuiet("Salesperson", SyncDirection.ToBusinessCentral);
    }

    [Fact]
    public void A_coupled_salesperson_keeps_the_code()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = New-RecordCoupling Salesperson -Number OL -SalesName 'Otis Larkin' -InitialSync ToBusinessCentral");
        Assert.Equal("OL", demo.Find(Side.BusinessCentral, "Salesperson", "Otis*").Values["code"]);
        demo.AssertQuiet("Salesperson", SyncDirection.ToBusinessCentral);
    }

    [Fact]
    public void The_integration_user_and_disabled_users_are_not_in_the_mapping()
    {
        using var demo = ConnectedSession.Open(0);
        var listed = demo.All<ServiceRecord>("Get-SalesRecord Salesperson");
        Assert.DoesNotContain(listed, user => user.Values["isdisabled"] is true || user.Values["isintegrationuser"] is true);
        var disabled = demo.One<ServiceRecord>("Get-SalesRecord Salesperson -Filter 'isdisabled eq true' -First 1");
        Assert.Equal((SyncOutcome.Skipped, "FilteredOut"), (demo.Create(disabled).Outcome, demo.Create(disabled).Reason));
    }
}
