using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Coupled customers that were edited on either side or on both, and new ones of either side, all to be synchronized.</summary>
internal sealed class InterruptedWorld : IDisposable
{
    private const int Coupled = 60;
    private const int New = 40;
    private const int All = Coupled + 2 * New;

    public InterruptedWorld()
    {
        Demo = ConnectedSession.Open(0);
        Demo.Run(
            """
            $coupled, $new = $args
            $null = 1..$coupled | ForEach-Object { @{ displayName = "Coupled $_"; phoneNumber = '0'; city = 'Rome' } } | New-BusinessCentralRecord Customer
            $null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create
            Get-BusinessCentralRecord Customer -First ($coupled - 20) | ForEach-Object { $_ | Set-BusinessCentralRecord -Value @{ phoneNumber = "1$($_.Number -replace '\D')" } }
            Get-SalesRecord Customer | Where-Object { $_.Name -notlike 'Coupled 1?' } | ForEach-Object { $_ | Set-SalesRecord -Value @{ address1_city = "C $($_.Name)" } }
            $null = 1..$new | ForEach-Object { @{ displayName = "Central $_" } } | New-BusinessCentralRecord Customer
            $null = 1..$new | ForEach-Object { @{ name = "Sales $_" } } | New-SalesRecord Customer
            $phones = @(Get-BusinessCentralRecord Customer | Where-Object { $_.phoneNumber -like '1*' } | ForEach-Object phoneNumber)
            $cities = @(Get-SalesRecord Customer | Where-Object { $_.address1_city -like 'C *' } | ForEach-Object address1_city)
            """,
            Coupled, New);
    }

    public ConnectedSession Demo { get; }

    /// <summary>Nothing is doubled, no edit is lost, and nothing is left to do.</summary>
    public void AssertDone()
    {
        Assert.Equal(All, Demo.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
        foreach (var side in new[] { "BusinessCentral", "Sales" })
            Assert.Equal((All, All), (Demo.Run($"Get-{side}Record Customer").Count, Demo.Run($"Get-{side}Record Customer | ForEach-Object Name").Distinct().Count()));
        Assert.Equal(Coupled - 20, Demo.One<int>("$phones.Count"));
        Assert.Equal(0, Demo.One<int>("$there = Get-SalesRecord Customer | ForEach-Object telephone1; @($phones | Where-Object { $_ -cnotin $there }).Count"));
        Assert.NotEqual(0, Demo.One<int>("$cities.Count"));
        Assert.Equal(0, Demo.One<int>("$there = Get-BusinessCentralRecord Customer | ForEach-Object city; @($cities | Where-Object { $_ -cnotin $there }).Count"));
        Assert.All(Demo.Results("Sync-Record Customer -All -Direction Bidirectional"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    public void Dispose() => Demo.Dispose();
}
