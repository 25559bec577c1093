using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class MappingTests
{
    [Fact]
    public void All_mappings_are_listed()
    {
        using var demo = ConnectedSession.Open();

        var names = demo.Run("Get-RecordMapping | ForEach-Object Name").Select(name => (string)name.BaseObject);

        Assert.Superset(new HashSet<string> { "Contact", "Customer" }, names.ToHashSet());
    }

    [Theory]
    [InlineData("Get-RecordMapping customer")]
    [InlineData("Get-RecordMapping Cust*")]
    [InlineData("'Customer' | Get-RecordMapping")]
    public void A_mapping_is_found_by_name_or_pattern(string script)
    {
        using var demo = ConnectedSession.Open();

        Assert.Equal("Customer", demo.One<RecordMapping>(script).Name);
    }

    [Fact]
    public void An_unknown_mapping_is_an_error_and_a_pattern_without_match_is_not()
    {
        using var demo = ConnectedSession.Open();

        var named = demo.Invoke("Get-RecordMapping Nonsense, Customer");

        Assert.Equal(["MappingNotFound"], named.ErrorIds);
        Assert.Single(named.Output);
        Assert.Empty(demo.Run("Get-RecordMapping Nonsense*"));
    }

    [Fact]
    public void A_mapping_beside_the_sandbox_takes_the_place_of_the_built_in_one()
    {
        using var demo = ConnectedSession.Open();
        var own = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        var builtIn = File.ReadAllText(Path.Combine(Layout.ModuleFolder, "mappings", "Customer.json"));
        File.WriteAllText(Path.Combine(own.FullName, "Customer.json"), builtIn.Replace("\"direction\": \"bidirectional\"", "\"direction\": \"toSales\"", StringComparison.Ordinal));

        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");

        Assert.Equal(SyncDirection.ToSales, demo.One<RecordMapping>("Get-RecordMapping Customer").Direction);
        Assert.Equal(SyncDirection.Bidirectional, demo.One<RecordMapping>("Get-RecordMapping Contact").Direction);
    }

    [Fact]
    public void A_mapping_file_that_cannot_be_used_is_named_on_connecting()
    {
        using var demo = ConnectedSession.Open();
        var own = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(own.FullName, "Vendor.json"), "{ \"name\": \"Vendor\" }");

        var result = demo.Invoke("Connect-CouplingEnvironment -Sandbox demo.sandbox");

        Assert.Equal(["MappingInvalid"], result.ErrorIds);
        Assert.Contains("Vendor.json", result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-BusinessCentralRecord Nonsense")]
    [InlineData("New-SalesRecord Nonsense @{ name = 'x' }")]
    [InlineData("10000 | Set-BusinessCentralRecord Nonsense @{ city = 'x' }")]
    [InlineData("10000 | New-RecordCoupling Nonsense")]
    [InlineData("Get-RecordCoupling Nonsense")]
    [InlineData("10000 | Compare-Record Nonsense")]
    [InlineData("10000 | Sync-Record Nonsense")]
    [InlineData("Sync-Record Nonsense -All -Direction ToSales")]
    public void Every_command_names_an_unknown_mapping(string script)
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke(script);

        Assert.Equal(["MappingNotFound"], result.ErrorIds);
        Assert.Contains("Nonsense", result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RecordCoupling Cust*")]
    [InlineData("Get-RecordCoupling cust*, Vendor, customer")]
    [InlineData("Get-RecordCoupling [bc]ust?mer -Status Synchronized")]
    [InlineData("Get-SyncRun -Mapping Cust*")]
    [InlineData("Get-SyncRun -Mapping Cust*, Vendor -Last 5")]
    [InlineData("Get-SyncResult -Mapping C*r")]
    [InlineData("Get-RecordCoupling * | Get-SyncResult -Mapping Cust*, Vendor")]
    public void A_command_that_lists_takes_patterns(string script)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Adatum");
        demo.Run("$null = New-RecordCoupling PaymentTerms -Number 'NET 30' -SalesName 'Net 30'");

        Assert.Equal("Customer", demo.Run(script + " | ForEach-Object Mapping")[0].BaseObject);
        Assert.Single(demo.Run(script));
        Assert.Equal(2, demo.Run(script.Replace("[bc]ust?mer -Status Synchronized", "*", StringComparison.Ordinal).Replace("Cust*", "*", StringComparison.OrdinalIgnoreCase).Replace("C*r", "[cp]*", StringComparison.Ordinal)).Count);
    }

    [Fact]
    public void A_pattern_that_fits_nothing_lists_nothing_and_exports_nothing()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Adatum");

        Assert.Empty(demo.Run("Get-RecordCoupling Nonsense*; Get-SyncRun -Mapping Nonsense*; Get-SyncResult -Mapping Nonsense*"));
        Assert.Equal(["MappingNotMatched"], demo.Invoke("Export-CouplingState state.json -Mapping Nonsense*").ErrorIds);
        Assert.False(File.Exists(Path.Combine(demo.Session.Folder, "state.json")));
        Assert.Equal(1L, demo.One<CouplingState>("Export-CouplingState state.json -Mapping Cust*").Couplings);
    }

    /// <summary>What writes is named, so that no mapping is met by accident.</summary>
    [Theory]
    [InlineData("Sync-Record * -All -Direction ToSales")]
    [InlineData("Sync-Record Customer, C* -Changed -Direction ToSales")]
    [InlineData("10000 | Sync-Record Cust*")]
    [InlineData("10000 | New-RecordCoupling Cust*")]
    [InlineData("Remove-RecordCoupling Cust* -Number 10000 -Confirm:$false")]
    [InlineData("Repair-RecordCoupling C*")]
    [InlineData("Find-RecordMatch *")]
    [InlineData("Get-BusinessCentralRecord Cust*")]
    [InlineData("New-SalesRecord Cust* @{ name = 'x' }")]
    [InlineData("10000 | Get-RecordCoupling Cust*")]
    public void A_command_for_one_mapping_or_that_writes_takes_names_only_and_says_which(string script)
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke(script);

        Assert.Equal(["MappingNotFound"], result.ErrorIds);
        Assert.Contains("wildcards are not understood here", result.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Customer", result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_patterns_says_so_in_its_help()
    {
        using var demo = ConnectedSession.Open();

        Assert.Equal(
            ["Export-CouplingState", "Get-RecordCoupling", "Get-RecordMapping", "Get-SyncResult", "Get-SyncRun", "Test-RecordMapping"],
            demo.Run("Get-Command -Module CouplingTools | Where-Object { $_.Parameters['Mapping'].Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute' } | ForEach-Object Name").Select(name => name.ToString()).Order(StringComparer.Ordinal));
    }
}
