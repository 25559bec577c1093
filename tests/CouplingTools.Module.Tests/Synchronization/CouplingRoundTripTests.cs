using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Making, losing and making again couplings, many at a time.</summary>
public sealed class CouplingRoundTripTests
{
    [Fact]
    public void Couplings_that_were_removed_are_made_again_from_their_objects()
    {
        using var demo = ConnectedSession.Open(30);
        demo.Run("$null = Get-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway -ErrorAction SilentlyContinue");
        var before = demo.All<RecordCoupling>("$global:kept = @(Get-RecordCoupling Customer); $kept");
        var writes = demo.Writes();
        demo.Run("$kept | Remove-RecordCoupling -Confirm:$false");
        var between = demo.Run("Get-RecordCoupling Customer").Count;

        var after = demo.All<RecordCoupling>("$kept | New-RecordCoupling");

        Assert.Equal((0, writes), (between, demo.Writes()));
        Assert.True(before.Count > 20);
        Assert.Equal(before.Select(coupling => (coupling.BusinessCentralId, coupling.SalesId)), after.Select(coupling => (coupling.BusinessCentralId, coupling.SalesId)));
        Assert.All(demo.Results("Sync-Record Customer -All -Direction Bidirectional"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    [Theory]
    [InlineData(InitialSync.ToSales, "Oslo", "Oslo")]
    [InlineData(InitialSync.ToBusinessCentral, "Rome", "Rome")]
    [InlineData(InitialSync.None, "Oslo", "Rome")]
    public void The_initial_synchronization_takes_the_values_of_the_side_it_comes_from(InitialSync initial, string left, string right)
    {
        using var demo = ConnectedSession.Open();
        var (customer, account) = (demo.Customer("Fabrikam", "Oslo"), demo.Account("Fabrikam Ltd", "Rome"));

        demo.One<RecordCoupling>("New-RecordCoupling Customer -Number $args[0] -SalesName $args[1] -InitialSync $args[2]", customer.Number, account.Name, initial);

        Assert.Equal((left, right), (demo.OnBusinessCentral(customer.Id).Values["city"], demo.OnSales(account.Id).Values["address1_city"]));
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $free.Id")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $lone.Id -SalesId $one.SalesId")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -CreateNew")]
    [InlineData("New-RecordCoupling Customer -SalesId $one.SalesId -CreateNew")]
    public void A_record_that_has_a_partner_is_named_with_it(string script)
    {
        using var demo = World();
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Customer");

        var said = demo.Invoke(script);

        Assert.Equal(["AlreadyCoupled"], said.ErrorIds);
        Assert.Equal(couplings, demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $free.Id -Force", 2)]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $two.SalesId -Force", 1)]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $two.SalesId -Force -InitialSync ToSales", 1)]
    public void Force_couples_anew_and_frees_the_former_partners(string script, int left)
    {
        using var demo = World();

        var coupling = demo.One<RecordCoupling>(script);

        Assert.Equal(left, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.Equal(demo.One<SyncResult>("$one").BusinessCentralId, coupling.BusinessCentralId);
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId ([guid]::NewGuid()) -Force", "RecordNotFound")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId ([guid]::NewGuid()) -SalesId $one.SalesId -Force", "RecordNotFound")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -Force", "PartnerRequired")]
    public void Force_that_leads_nowhere_keeps_the_coupling_that_is_there(string script, string error)
    {
        using var demo = World();
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Customer");

        var said = demo.Invoke(script);

        Assert.Equal([error], said.ErrorIds);
        Assert.Equal(couplings, demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
    }

    /// <summary>Two pairs, a lone customer and a free account.</summary>
    private static ConnectedSession World()
    {
        var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $global:one, $global:two = 'One', 'Two' | ForEach-Object { New-BusinessCentralRecord Customer @{ displayName = $_ } } | Sync-Record -Direction ToSales -IfNotCoupled Create
            $global:lone = New-BusinessCentralRecord Customer @{ displayName = 'Lone' }
            $global:free = New-SalesRecord Customer @{ name = 'Free' }
            """);
        return demo;
    }
}
