namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class CompareRecordTests
{
    [Fact]
    public void Every_field_says_how_it_stands_and_nothing_is_written()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);
        var writes = demo.Writes();

        var fields = demo.Run("$args[0] | Compare-Record", pair).Select(found => (FieldDifference)found.BaseObject).ToList();

        var city = Assert.Single(fields, field => field.Field == "city");
        Assert.Equal(("Bergen", "Oslo", "Oslo"), (city.BusinessCentral, city.Sales, city.Base));
        Assert.Equal((FieldState.BusinessCentralChanged, FieldResult.WriteToSales), (city.State, city.Result));
        Assert.Equal(FieldState.Unchanged, Assert.Single(fields, field => field.Field == "displayName").State);
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void The_direction_decides_what_would_be_done()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);

        var city = demo.One<FieldDifference>("Compare-Record Customer -Number $args[0] -Direction ToBusinessCentral | Where-Object Field -EQ city", pair.Number);

        Assert.Equal(FieldResult.Pending, city.Result);
    }

    [Fact]
    public void A_record_without_partner_is_reported_and_the_others_are_compared()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("$args[0], $args[1] | Compare-Record", demo.Customer("Lonely"), demo.Pair("Fabrikam"));

        Assert.Equal(["NotCoupled"], result.ErrorIds);
        Assert.NotEmpty(result.Output);
    }
}
