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
}
