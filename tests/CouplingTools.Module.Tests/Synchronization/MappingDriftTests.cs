using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>A mapping that means something else than when its records last agreed.</summary>
public sealed class MappingDriftTests
{
    private const string Name = """{ "businessCentral": "displayName", "sales": "name" }""";
    private const string Phone = """{ "businessCentral": "phoneNumber", "sales": "telephone1" }""";
    private const string City = """{ "businessCentral": "city", "sales": "address1_city" }""";

    [Theory]
    [InlineData("""{ "businessCentral": "city", "sales": "address1_stateorprovince" }""")]
    [InlineData("""{ "businessCentral": "city", "sales": "address1_city", "direction": "ToSales", "transform": { "toSales": ["upper"] } }""")]
    public void A_field_that_is_carried_otherwise_is_compared_anew_and_no_other(string changed)
    {
        using var demo = World(Name, Phone, City);
        demo.Run("Set-SalesRecord Own -Id $pair.SalesId -Value @{ telephone1 = '+1 222' }");
        Use(demo, Name, Phone, changed);

        var said = demo.Invoke("Sync-Record Own -All -Direction ToSales");

        var result = Assert.Single(said.Results());
        Assert.Equal((SyncOutcome.Updated, "city", "PendingOtherDirection"), (result.Outcome, Assert.Single(result.ChangedFields), result.Reason));
        Assert.EndsWith("agreed on them: city. They are treated as if they had never been synchronized; the other fields are not affected.", Assert.Single(said.Warnings), StringComparison.Ordinal);
        Assert.Equal("+1 222", demo.OnSales(result.SalesId, "Own").Values["telephone1"]);

        var again = demo.Invoke("Sync-Record Own -All -Direction ToSales");
        Assert.Equal(SyncOutcome.Unchanged, Assert.Single(again.Results()).Outcome);
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public void Both_ways_two_different_values_are_a_conflict_and_an_equal_one_is_adopted()
    {
        using var demo = World(Name, Phone, City);
        demo.Run("$null = Set-SalesRecord Own -Id $pair.SalesId -Value @{ address1_stateorprovince = 'Georgia'; telephone2 = '+1 111' }");
        Use(demo, Name, """{ "businessCentral": "phoneNumber", "sales": "telephone2" }""", """{ "businessCentral": "city", "sales": "address1_stateorprovince" }""");
        var writes = demo.Writes();

        var said = demo.Invoke("Sync-Record Own -All -Direction Bidirectional");

        var result = Assert.Single(said.Results());
        Assert.Equal((SyncOutcome.Conflict, writes), (result.Outcome, demo.Writes()));
        Assert.EndsWith("have different values that they never agreed on: city.", result.Error, StringComparison.Ordinal);
        var fields = demo.All<FieldDifference>("Get-RecordCoupling Own | Compare-Record -Direction Bidirectional");
        Assert.Equal([("city", FieldState.NoBaseDifferent), ("displayName", FieldState.Unchanged), ("phoneNumber", FieldState.Unchanged)],
            fields.Select(field => (field.Field, field.State)).OrderBy(field => field.Field, StringComparer.Ordinal));

        demo.Run("$null = Set-SalesRecord Own -Id $pair.SalesId -Value @{ telephone2 = '+1 222' }; $null = Set-BusinessCentralRecord Own -Id $pair.BusinessCentralId -Value @{ phoneNumber = '+1 333' }");
        Assert.EndsWith(
            "changed the same fields differently: phoneNumber. The two sides of 'C000001' have different values that they never agreed on: city.",
            Assert.Single(demo.Invoke("Sync-Record Own -All -Direction Bidirectional").Results()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_changes_touches_no_base()
    {
        using var demo = World(Name, Phone, City);
        demo.Run("$null = Set-SalesRecord Own -Id $pair.SalesId -Value @{ address1_city = 'Oslo' }");
        demo.UseMappings(OwnMapping.Json(
            $$"""{{Name}}, {{Phone}}, { "businessCentral": "city", "sales": "address1_city", "onConflict": "Sales", "notNull": true }""",
            """ "onConflict": "Newest", "onDeleted": "Restore", """, """ , "filter": "statecode eq 0" """));

        var said = demo.Invoke("Sync-Record Own -All -Direction Bidirectional");

        Assert.Equal([SyncOutcome.Updated], said.Results().Select(result => result.Outcome));
        Assert.Empty(said.Warnings);
        Assert.Equal("Oslo", demo.OnBusinessCentral(said.Results()[0].BusinessCentralId, "Own").Values["city"]);
    }

    private static ConnectedSession World(params string[] fields)
    {
        var demo = ConnectedSession.Open(0);
        Use(demo, fields);
        demo.Run("$global:pair = New-BusinessCentralRecord Own @{ displayName = 'Adatum'; phoneNumber = '+1 111'; city = 'Atlanta' } | Sync-Record -Direction ToSales -IfNotCoupled Create");
        return demo;
    }

    private static void Use(ConnectedSession demo, params string[] fields) => demo.UseMappings(OwnMapping.Json(string.Join(",", fields)));
}
