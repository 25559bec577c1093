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
