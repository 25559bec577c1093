namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class ResolveRecordConflictTests
{
    [Theory]
    [InlineData(Side.BusinessCentral, "Bergen", "+1 1")]
    [InlineData(Side.Sales, "Oslo", "+1 2")]
    public void The_side_used_wins_every_field_in_conflict(Side use, string city, string phone)
    {
        using var demo = ConnectedSession.Open();
        var pair = Conflicting(demo);

        var result = demo.One<SyncResult>("$args[0] | Resolve-RecordConflict -Use $args[1]", pair, use);

        Assert.Equal((SyncOutcome.Updated, null), (result.Outcome, result.Reason));
        Assert.Equal(["city", "phoneNumber"], result.ChangedFields.Order(StringComparer.Ordinal));
        Assert.All(Both(demo, pair), values => Assert.Equal((city, phone), values));
        Assert.Equal(CouplingStatus.Synchronized, demo.One<RecordCoupling>("$args[0] | Get-RecordCoupling", pair).Status);
    }

    [Fact]
    public void Only_the_fields_named_are_decided_and_the_others_stay_in_conflict()
    {
        using var demo = ConnectedSession.Open();
        var pair = Conflicting(demo);

        var result = demo.Invoke("$args[0] | Resolve-RecordConflict -Use Sales -Field CITY", pair);

        var told = Assert.IsType<SyncResult>(Assert.Single(result.Output).BaseObject);
        Assert.Equal((SyncOutcome.Conflict, "city"), (told.Outcome, Assert.Single(told.ChangedFields)));
        Assert.Equal(["ConflictHeld"], result.ErrorIds);
        Assert.Contains("phoneNumber", told.Error, StringComparison.Ordinal);
        Assert.Equal([("Oslo", "+1 1"), ("Oslo", "+1 2")], Both(demo, pair));
    }

    [Fact]
    public void The_fields_of_a_comparison_stand_for_themselves_and_give_one_result_a_record()
    {
        using var demo = ConnectedSession.Open();
        var pair = Conflicting(demo);

        var one = demo.Invoke("$args[0] | Compare-Record | Where-Object Field -EQ phoneNumber | Resolve-RecordConflict -Use BusinessCentral", pair);
        Assert.Equal([("Bergen", "+1 1"), ("Oslo", "+1 1")], Both(demo, pair));
        Assert.Equal(["ConflictHeld"], one.ErrorIds);

        var all = demo.One<SyncResult>("$args[0] | Compare-Record | Where-Object Field -in city, email | Resolve-RecordConflict -Use Sales", pair);
        Assert.Equal(SyncOutcome.Updated, all.Outcome);
        Assert.All(Both(demo, pair), values => Assert.Equal(("Oslo", "+1 1"), values));
    }

    [Fact]
    public void A_change_of_one_side_only_is_no_conflict_and_waits()
    {
        using var demo = ConnectedSession.Open();
        var pair = Conflicting(demo);
        demo.Run("$args[0] | Set-SalesRecord -Value @{ websiteurl = 'https://example.com' }", pair);

        var result = demo.One<SyncResult>("$args[0] | Resolve-RecordConflict -Use BusinessCentral", pair);

        Assert.Equal("PendingSynchronization", result.Reason);
        Assert.DoesNotContain("website", result.ChangedFields);
        Assert.Equal(CouplingStatus.Pending, demo.One<RecordCoupling>("$args[0] | Get-RecordCoupling", pair).Status);
        var after = demo.One<SyncResult>("$args[0] | Sync-Record -Direction Bidirectional", pair);
        Assert.Equal("website", Assert.Single(after.ChangedFields));
    }

    [Fact]
    public void Without_a_conflict_nothing_is_written_and_the_result_says_so()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);
        var writes = demo.Writes();

        var result = demo.One<SyncResult>("$args[0] | Resolve-RecordConflict -Use Sales", pair);

        Assert.Equal((SyncOutcome.Unchanged, "NoConflict"), (result.Outcome, result.Reason));
        Assert.Equal(writes, demo.Writes());
        Assert.Equal(CouplingStatus.Pending, demo.One<RecordCoupling>("$args[0] | Get-RecordCoupling", pair).Status);
    }

    [Fact]
    public void Values_that_never_agreed_are_decided_too()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Bergen");
        var account = demo.Account("Fabrikam", "Oslo");
        demo.Run("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", customer.Id, account.Id);

        var result = demo.One<SyncResult>("$args[0] | Resolve-RecordConflict -Use Sales -Field city", customer);

        Assert.Contains("city", result.ChangedFields);
        Assert.Equal("Oslo", demo.Run("(Get-BusinessCentralRecord Customer -Id $args[0]).city", customer.Id)[0].BaseObject);
    }

    [Fact]
    public void WhatIf_shows_the_values_and_writes_nothing()
    {
        using var demo = ConnectedSession.Open();
        var pair = Conflicting(demo);
        var writes = demo.Writes();

        var shown = demo.Show("$args[0] | Resolve-RecordConflict -Use Sales -WhatIf", pair);

        Assert.Contains("'Bergen' -> 'Oslo'", shown, StringComparison.Ordinal);
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void A_field_that_the_mapping_does_not_have_is_refused()
    {
        using var demo = ConnectedSession.Open();

        var refused = demo.Invoke("Resolve-RecordConflict Customer C00010 -Use Sales -Field town");

        Assert.Equal(["MappedFieldUnknown"], refused.ErrorIds);
        Assert.Contains("city", refused.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_uncoupled_record_is_reported_and_the_others_are_decided()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("$args[0], $args[1] | Resolve-RecordConflict -Use Sales", demo.Customer("Lonely"), Conflicting(demo));

        Assert.Equal([SyncOutcome.Failed, SyncOutcome.Updated], result.Output.Select(found => ((SyncResult)found.BaseObject).Outcome));
        Assert.Equal(["NotCoupled"], result.ErrorIds);
    }

    /// <summary>A pair whose city and phone number both sides changed differently.</summary>
    private static SyncResult Conflicting(ConnectedSession demo)
    {
        var pair = demo.Pair("Fabrikam", "Trondheim");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen'; phoneNumber = '+1 1' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = 'Oslo'; telephone1 = '+1 2' }", pair.SalesId);
        return pair;
    }

    private static (string City, string Phone)[] Both(ConnectedSession demo, SyncResult pair)
    {
        var values = demo.Run(
            """
            $customer = Get-BusinessCentralRecord Customer -Id $args[0]; $customer.city; $customer.phoneNumber
            $account = Get-SalesRecord Customer -Id $args[1]; $account.address1_city; $account.telephone1
            """,
            pair.BusinessCentralId,
            pair.SalesId);
        return [((string)values[0].BaseObject, (string)values[1].BaseObject), ((string)values[2].BaseObject, (string)values[3].BaseObject)];
    }
}
