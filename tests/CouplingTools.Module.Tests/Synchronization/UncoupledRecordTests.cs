using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>What happens to records without a partner.</summary>
public sealed class UncoupledRecordTests
{
    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void Skip_leaves_them_alone_and_says_so(Side side)
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, side);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Skip", record);

        Assert.Equal((SyncOutcome.Skipped, "NotCoupled", writes), (result.Outcome, result.Reason, demo.Writes()));
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void Error_fails_them_under_the_id_of_the_reason(Side side)
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, side);
        var writes = demo.Writes();

        var said = demo.Invoke("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Error", record);

        Assert.Equal((SyncOutcome.Failed, "NotCoupled", writes), (said.Results()[0].Outcome, said.Results()[0].Reason, demo.Writes()));
        Assert.Equal(["NotCoupled"], said.ErrorIds);
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToSales)]
    [InlineData(Side.BusinessCentral, SyncDirection.Bidirectional)]
    [InlineData(Side.Sales, SyncDirection.ToBusinessCentral)]
    [InlineData(Side.Sales, SyncDirection.Bidirectional)]
    public void Create_makes_the_partner_with_its_values(Side side, SyncDirection direction)
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, side);

        var result = demo.Result("$args[0] | Sync-Record -Direction $args[1] -IfNotCoupled Create", record, direction);

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.Equal(("Tailspin", "Oslo"), (demo.OnBusinessCentral(result.BusinessCentralId).Name, demo.OnBusinessCentral(result.BusinessCentralId).Values["city"]));
        Assert.Equal(("Tailspin", "Oslo"), (demo.OnSales(result.SalesId).Name, demo.OnSales(result.SalesId).Values["address1_city"]));
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToSales)]
    [InlineData(Side.BusinessCentral, SyncDirection.Bidirectional)]
    [InlineData(Side.Sales, SyncDirection.Bidirectional)]
    public void The_account_bears_the_customers_number_after_the_run_that_creates_either(Side side, SyncDirection direction)
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Result("$args[0] | Sync-Record -Direction $args[1] -IfNotCoupled Create", Create(demo, side), direction);

        var number = demo.OnBusinessCentral(result.BusinessCentralId).Number;
        Assert.Equal((number, number), (result.Number, demo.OnSales(result.SalesId).Values["accountnumber"]));
    }

    [Theory]
    [InlineData(SyncDirection.ToSales)]
    [InlineData(SyncDirection.ToBusinessCentral)]
    [InlineData(SyncDirection.Bidirectional)]
    public void After_a_creation_there_is_nothing_left_to_write(SyncDirection direction)
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, direction == SyncDirection.ToSales ? Side.BusinessCentral : Side.Sales);
        demo.Result("$args[0] | Sync-Record -Direction $args[1] -IfNotCoupled Create", record, direction);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction $args[1] -IfNotCoupled Create", record, direction);

        Assert.Equal((SyncOutcome.Unchanged, writes), (result.Outcome, demo.Writes()));
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToBusinessCentral)]
    [InlineData(Side.Sales, SyncDirection.ToSales)]
    public void Nothing_is_created_against_the_direction(Side side, SyncDirection direction)
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, side);
        var writes = demo.Writes();

        var said = demo.Invoke("$args[0] | Sync-Record -Direction $args[1] -IfNotCoupled Create", record, direction);

        Assert.Equal((SyncOutcome.Failed, "WrongSide", writes), (said.Results()[0].Outcome, said.Results()[0].Reason, demo.Writes()));
        Assert.Equal(["WrongSide"], said.ErrorIds);
    }

    [Fact]
    public void A_blocked_customer_is_outside_the_mapping_and_gets_no_account()
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, Side.BusinessCentral);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ blocked = 'All' }", record.Id);

        var result = demo.Result("Sync-Record Customer -BusinessCentralId $args[0] -Direction ToSales -IfNotCoupled Create", record.Id);

        Assert.Equal((SyncOutcome.Skipped, "FilteredOut"), (result.Outcome, result.Reason));
        Assert.Empty(demo.Run("Get-SalesRecord Customer -Name Tailspin"));
    }

    [Fact]
    public void An_account_that_is_no_customer_is_outside_the_mapping_and_gets_none()
    {
        using var demo = ConnectedSession.Open();
        var record = Create(demo, Side.Sales);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ customertypecode = 'Competitor' }", record.Id);

        var result = demo.Result("Sync-Record Customer -SalesId $args[0] -Direction ToBusinessCentral -IfNotCoupled Create", record.Id);

        Assert.Equal((SyncOutcome.Skipped, "FilteredOut"), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData(UncoupledPolicy.Skip, SyncOutcome.Skipped)]
    [InlineData(UncoupledPolicy.Error, SyncOutcome.Failed)]
    [InlineData(UncoupledPolicy.Create, SyncOutcome.Coupled)]
    public void A_pair_given_by_both_ids_is_coupled_when_partners_may_be_made(UncoupledPolicy policy, SyncOutcome outcome)
    {
        using var demo = ConnectedSession.Open();
        var (left, right) = (Create(demo, Side.BusinessCentral), Create(demo, Side.Sales));

        var result = demo.Result(
            "[pscustomobject]@{ BusinessCentralId = $args[0]; SalesId = $args[1] } | Sync-Record Customer -Direction Bidirectional -IfNotCoupled $args[2]", left.Id, right.Id, policy);

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(outcome == SyncOutcome.Coupled ? 1 : 0, demo.Run("Get-RecordCoupling Customer -SalesId $args[0] -ErrorAction SilentlyContinue", right.Id).Count);
    }

    [Fact]
    public void A_pair_of_which_one_is_coupled_to_another_names_that_coupling()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        var other = Create(demo, Side.Sales);

        var said = demo.Invoke("[pscustomobject]@{ BusinessCentralId = $args[0]; SalesId = $args[1] } | Sync-Record Customer -Direction ToSales -IfNotCoupled Create", pair.BusinessCentralId, other.Id);

        Assert.Equal(["AlreadyCoupled"], said.ErrorIds);
        Assert.Contains(pair.SalesId.ToString()!, said.Results()[0].Error, StringComparison.Ordinal);
    }

    private static ServiceRecord Create(ConnectedSession demo, Side side) =>
        side == Side.BusinessCentral ? demo.Customer("Tailspin", "Oslo") : demo.Account("Tailspin", "Oslo");
}
