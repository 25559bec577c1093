using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Couplings whose mapping's file, beside the sandbox, was removed or renamed.</summary>
public sealed class RetiredMappingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-BatchSize 1")]
    public void Synchronizing_gives_a_coupling_without_a_mapping_its_result_and_does_the_others(string options)
    {
        using var demo = Retire("Adatum", "Contoso");
        var kept = demo.Pair("Kept");
        demo.Run("$null = Get-BusinessCentralRecord Customer -Id $args[0] | Set-BusinessCentralRecord Customer @{ city = 'Berlin' }", kept.BusinessCentralId);

        var said = demo.Invoke($"Get-RecordCoupling | Sync-Record -Direction ToSales {options}");

        Assert.Null(said.TerminatingError);
        Assert.Equal(
            ["Adatum Failed MappingNotFound Retired", "Contoso Failed MappingNotFound Retired", "Kept Updated  Customer"],
            said.Results().Select(result => $"{NameOf(demo, result)} {result.Outcome} {result.Reason} {result.Mapping}").Order(StringComparer.Ordinal));
        AssertTold(said, 2);
        Assert.Equal(3, demo.All<SyncRun>("Get-SyncRun -Last 2").Sum(run => run.Total));
        Assert.Equal(2, demo.All<SyncResult>("Get-SyncResult -Mapping Retired -Reason MappingNotFound").Count);
    }

    [Theory]
    [InlineData("Get-RecordCoupling | Sync-Record")]
    [InlineData("Get-RecordCoupling | Sync-Record -Direction ToSales -Overwrite")]
    [InlineData("Get-RecordCoupling | Sync-Record -WhatIf")]
    [InlineData("Get-RecordCoupling | Suspend-RecordCoupling")]
    [InlineData("Get-RecordCoupling | Resume-RecordCoupling")]
    [InlineData("Get-RecordCoupling | Repair-RecordCoupling")]
    [InlineData("Get-RecordCoupling | Repair-RecordCoupling -Remove BothGone -Confirm:$false")]
    [InlineData("Get-RecordCoupling | Compare-Record")]
    [InlineData("Get-RecordCoupling | Get-CoupledRecord")]
    [InlineData("Get-RecordCoupling | Resolve-RecordConflict -Use Sales -Confirm:$false")]
    [InlineData("(Get-RecordCoupling).SalesId | Sync-Record -Direction ToSales")]
    public void Where_no_coupling_has_a_mapping_each_is_told_of(string script)
    {
        using var demo = Retire("Adatum", "Contoso");

        var said = demo.Invoke(script);

        Assert.Null(said.TerminatingError);
        AssertTold(said, 2);
        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
    }

    [Theory]
    [InlineData("Suspend-RecordCoupling", 1)]
    [InlineData("Resume-RecordCoupling", 1)]
    [InlineData("Repair-RecordCoupling", 1)]
    public void What_holds_or_repairs_tells_of_the_coupling_and_does_the_others(string command, int expected)
    {
        using var demo = Retire("Adatum");
        var kept = demo.Pair("Kept");
        demo.Run("Get-SalesRecord Customer -Id $args[0] | Remove-SalesRecord -Confirm:$false", kept.SalesId);

        var said = demo.Invoke($"Get-RecordCoupling | {command}");

        Assert.Null(said.TerminatingError);
        AssertTold(said, 1);
        Assert.Equal(expected, said.Output.Count);
    }

    [Fact]
    public void A_name_that_nothing_is_coupled_in_fails_alone()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");

        var said = demo.Invoke("[pscustomobject]@{ Mapping = 'Custmer'; SalesId = $args[0].SalesId }, $args[0] | Sync-Record -Direction ToSales", pair);

        Assert.Equal(["Failed MappingNotFound", "Unchanged "], said.Results().Select(result => $"{result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Null(said.TerminatingError);
        Assert.Contains("Did you mean 'Customer'?", Assert.Single(said.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(["MappingNotFound"], said.ErrorIds);
    }

    [Theory]
    [InlineData("Get-RecordCoupling | Remove-RecordCoupling -Confirm:$false")]
    [InlineData("Get-RecordCoupling | Remove-RecordCoupling -Cascade -Confirm:$false")]
    [InlineData("(Get-RecordCoupling).SalesId | Remove-RecordCoupling -Confirm:$false")]
    [InlineData("Get-RecordCoupling | Where-Object Mapping -eq Customer | Remove-RecordCoupling -Confirm:$false; (Get-RecordCoupling).Number | Remove-RecordCoupling retired -Confirm:$false")]
    public void Removing_needs_no_mapping(string script)
    {
        using var demo = Retire("Adatum", "Contoso");
        demo.Pair("Kept");

        var said = demo.Invoke(script);

        Assert.Empty(said.ErrorIds);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
        Assert.Contains("'Retired'", Assert.Single(said.Warnings), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            [("Adatum", SyncOutcome.Skipped), ("Contoso", SyncOutcome.Skipped), ("Kept", SyncOutcome.Skipped)],
            demo.All<SyncResult>("Get-SyncRun -Kind Uncoupling | Get-SyncResult -Reason CouplingRemoved").Select(result => (result.Name, result.Outcome)).Order());
        Assert.Equal(2, demo.All<SyncRun>("Get-SyncRun -Kind Uncoupling -Mapping Retired").Sum(run => run.Total));
    }

    [Fact]
    public void WhatIf_removes_no_coupling_of_a_mapping_that_is_gone()
    {
        using var demo = Retire("Adatum");

        var said = demo.Invoke("Get-RecordCoupling | Remove-RecordCoupling -WhatIf");

        Assert.Empty(said.ErrorIds);
        Assert.Single(demo.Run("Get-RecordCoupling"));
        Assert.Empty(demo.Run("Get-SyncRun -Kind Uncoupling"));
    }

    [Fact]
    public void What_the_store_cannot_find_by_itself_fails_alone_when_couplings_are_removed()
    {
        using var demo = Retire("Adatum", "Contoso");

        var said = demo.Invoke("@(@{ Mapping = 'Retired'; SalesName = 'Adatum' }, @{ Mapping = 'Retired'; Number = 'nowhere' }, [pscustomobject]@{ Mapping = 'Custmer'; SalesId = [guid]::NewGuid() }) + @(Get-RecordCoupling)[1] | Remove-RecordCoupling -Confirm:$false");

        Assert.Null(said.TerminatingError);
        Assert.Equal(3, said.ErrorIds.Count);
        Assert.Contains("NumberNotFound", said.ErrorIds);
        Assert.Equal("Adatum", demo.One<RecordCoupling>("Get-RecordCoupling").Name);
    }

    [Fact]
    public void A_name_that_is_typed_for_a_removal_must_have_couplings_at_least()
    {
        using var demo = Retire("Adatum", "Contoso");

        var said = demo.Invoke("(Get-RecordCoupling).SalesId | Remove-RecordCoupling Retird -Confirm:$false");

        Assert.Equal(["MappingNotFound"], said.ErrorIds);
        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
    }

    [Fact]
    public void A_Sales_record_keeps_its_mark_and_the_warning_says_so()
    {
        using var demo = Retire(companies: true, "Adatum");
        var coupling = demo.One<RecordCoupling>("Get-RecordCoupling");

        var said = demo.Invoke("$args[0] | Remove-RecordCoupling -Confirm:$false", coupling);

        Assert.Empty(said.ErrorIds);
        Assert.Contains("bcbi_companyid", Assert.Single(said.Warnings), StringComparison.Ordinal);
        Assert.NotNull(demo.OnSales(coupling.SalesId).Values["bcbi_companyid"]);
    }

    [Theory]
    [InlineData("Get-RecordCoupling -SalesId $args[0].SalesId")]
    [InlineData("$args[0].BusinessCentralId | Get-RecordCoupling")]
    [InlineData("$args[0] | Get-RecordCoupling")]
    public void A_coupling_is_found_without_its_mapping(string script)
    {
        using var demo = Retire("Adatum", "Contoso");

        var said = demo.Invoke(script, demo.All<RecordCoupling>("Get-RecordCoupling")[1]);

        Assert.Empty(said.ErrorIds);
        Assert.Equal("Contoso", ((RecordCoupling)Assert.Single(said.Output).BaseObject).Name);
    }

    private static void AssertTold(ModuleResult said, int count)
    {
        Assert.Equal(Enumerable.Repeat("MappingNotFound", count), said.ErrorIds);
        Assert.All(said.Errors, error =>
        {
            Assert.Contains("'Retired'", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Remove-RecordCoupling", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }

    private static string? NameOf(ConnectedSession demo, SyncResult result) =>
        demo.All<RecordCoupling>("Get-RecordCoupling").Single(coupling => coupling.SalesId == result.SalesId).Name;

    /// <summary>Couples customers by a mapping of a file of its own, whose file is then removed.</summary>
    private static ConnectedSession Retire(params string[] names) => Retire(companies: false, names);

    private static ConnectedSession Retire(bool companies, params string[] names)
    {
        var demo = ConnectedSession.Open(0, companies: companies);
        var own = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        var file = Path.Combine(own.FullName, "Retired.json");
        var builtIn = File.ReadAllText(Path.Combine(Layout.ModuleFolder, "mappings", "Customer.json"));
        File.WriteAllText(file, builtIn.Replace("\"name\": \"Customer\",\n", "\"name\": \"Retired\",\n", StringComparison.Ordinal));
        demo.Connect();
        foreach (var name in names)
            demo.Run("$null = New-BusinessCentralRecord Retired @{ displayName = $args[0] } | Sync-Record -Direction ToSales -IfNotCoupled Create", name);
        File.Delete(file);
        demo.Connect();
        return demo;
    }
}
