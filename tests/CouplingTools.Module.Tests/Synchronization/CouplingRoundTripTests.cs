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
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $free.Id", "$one.BusinessCentralId")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $lone.Id -SalesId $one.SalesId", null)]
    [InlineData("New-RecordCoupling Customer -Number $lone.Number -SalesId $one.SalesId -InitialSync ToSales", null)]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -CreateNew", "$one.BusinessCentralId")]
    [InlineData("New-RecordCoupling Customer -SalesId $one.SalesId -CreateNew", "$one.SalesId")]
    public void A_record_that_has_a_partner_is_named_with_it(string script, string? coupled)
    {
        using var demo = World();
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Customer");

        var said = demo.Invoke(script);

        Assert.Equal(["AlreadyCoupled"], said.ErrorIds);
        var message = Assert.Single(said.Errors).Exception.Message;
        Assert.StartsWith(coupled is null ? "The Sales record meant for '" : $"'{demo.One<Guid>(coupled)}' is already coupled", message, StringComparison.Ordinal);
        Assert.Contains($"{demo.One<SyncResult>("$one").Number} One joins", message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -Force -CreateNew", "Get-SalesRecord Customer -Name One")]
    [InlineData("New-RecordCoupling Customer -SalesId $one.SalesId -Force -CreateNew", "Get-BusinessCentralRecord Customer -Name One")]
    public void Force_creates_another_partner_and_frees_the_former_one(string script, string partners)
    {
        using var demo = World();
        var one = demo.One<SyncResult>("$one");

        var coupling = demo.One<RecordCoupling>(script);

        Assert.Equal(2, demo.Run(partners).Count);
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.True(coupling.BusinessCentralId == one.BusinessCentralId ^ coupling.SalesId == one.SalesId);
        // A number that Business Central gave waits for a run that may write to Sales.
        Assert.Equal(coupling.SalesId == one.SalesId ? CouplingStatus.Pending : CouplingStatus.Synchronized, coupling.Status);
    }

    [Fact]
    public void Force_previews_the_creation_and_keeps_the_coupling()
    {
        using var demo = World();
        var (couplings, writes) = (demo.All<RecordCoupling>("Get-RecordCoupling Customer"), demo.Writes());

        var shown = demo.Show("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -Force -CreateNew -WhatIf");

        Assert.Contains("\"Create in Sales\"", shown, StringComparison.Ordinal);
        Assert.Equal(couplings, demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
        Assert.Equal(writes, demo.Writes());
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -SalesId $one.SalesId -Force -CreateNew")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $lone.Id -SalesId $one.SalesId -Force -InitialSync ToBusinessCentral")]
    public void Force_whose_write_fails_keeps_the_coupling_that_is_there(string script)
    {
        using var demo = World();
        demo.Run("$null = Set-SalesRecord Customer -Id $one.SalesId -Value @{ address1_city = 'A place whose name is longer than thirty characters' }");
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Customer");

        var said = demo.Invoke(script);

        Assert.Equal(["ValueTooLong"], said.ErrorIds);
        Assert.Equal(couplings, demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -InitialSync ToSales")]
    public void Crossed_couplings_are_straightened_with_Force_only(string more)
    {
        using var demo = World();
        const string Swap = "@{ BusinessCentralId = $one.BusinessCentralId; SalesId = $two.SalesId }, @{ BusinessCentralId = $two.BusinessCentralId; SalesId = $one.SalesId } | New-RecordCoupling Customer";

        Assert.Equal(["AlreadyCoupled"], demo.Invoke(Swap + more).ErrorIds.Distinct());
        var swapped = demo.All<RecordCoupling>(Swap + " -Force" + more);

        var (one, two) = (demo.One<SyncResult>("$one"), demo.One<SyncResult>("$two"));
        Assert.Equal([(one.BusinessCentralId!.Value, two.SalesId!.Value), (two.BusinessCentralId!.Value, one.SalesId!.Value)], swapped.Select(coupling => (coupling.BusinessCentralId, coupling.SalesId)));
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
    }

    [Theory]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $one.BusinessCentralId -SalesId $free.Id")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $lone.Id -SalesId $one.SalesId")]
    public void The_other_partner_is_named_by_number_and_name(string script)
    {
        using var demo = World();
        var one = demo.One<SyncResult>("$one");

        var message = Assert.Single(demo.Invoke(script).AllErrors).ToString();

        Assert.All([one.Number!, one.Name!, one.BusinessCentralId.ToString()!, one.SalesId.ToString()!], text => Assert.Contains(text, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Couplings_go_through_a_file_and_come_back_without_a_write()
    {
        using var demo = World();
        demo.Run("$null = $lone | New-RecordCoupling -SalesId $free.Id");
        var before = demo.All<RecordCoupling>("$global:kept = @(Get-RecordCoupling Customer); $kept");
        // What Export-Csv writes and Import-Csv reads: every property as text.
        demo.Run(
            """
            $global:rows = $kept | ForEach-Object {
                $row = [ordered]@{}
                foreach ($property in $_.PSObject.Properties) { $row[$property.Name] = if ($null -eq $property.Value) { '' } else { $property.Value.ToString() } }
                [pscustomobject] $row
            }
            $kept | Remove-RecordCoupling -Confirm:$false
            """);
        var writes = demo.Writes();

        var after = demo.All<RecordCoupling>("$rows | New-RecordCoupling");

        Assert.Equal(before.Select(Pair), after.Select(Pair));
        Assert.All(after, coupling => Assert.Equal(CouplingStatus.NeverSynchronized, coupling.Status));
        var results = demo.Results("$rows | Where-Object Name -NE Lone | Sync-Record -Direction Bidirectional");
        Assert.All(results, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Reason)));
        Assert.Equal(writes, demo.Writes());

        static (string, string?, string?, Guid, Guid) Pair(RecordCoupling coupling) =>
            (coupling.Mapping, coupling.Number, coupling.Name, coupling.BusinessCentralId, coupling.SalesId);
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
