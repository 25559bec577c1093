namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>The merge table line by line, in every direction, through the cmdlet and both services.</summary>
public sealed class MergeTableTests
{
    private const string Agreed = "+1 000";
    private const string Left = "+1 111";
    private const string Right = "+1 222";

    public static TheoryData<string?, string?, SyncDirection, Expectation> ChangedSinceAgreed => new()
    {
        { null, null, SyncDirection.Bidirectional, new(Agreed, Agreed, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },
        { null, null, SyncDirection.ToSales, new(Agreed, Agreed, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },
        { null, null, SyncDirection.ToBusinessCentral, new(Agreed, Agreed, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },

        { Left, null, SyncDirection.Bidirectional, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, null, SyncDirection.ToSales, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, null, SyncDirection.ToBusinessCentral, new(Left, Agreed, SyncOutcome.Unchanged, CouplingStatus.Pending, 0, "PendingOtherDirection") },

        { null, Right, SyncDirection.Bidirectional, new(Right, Right, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { null, Right, SyncDirection.ToSales, new(Agreed, Right, SyncOutcome.Unchanged, CouplingStatus.Pending, 0, "PendingOtherDirection") },
        { null, Right, SyncDirection.ToBusinessCentral, new(Right, Right, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },

        { Left, Left, SyncDirection.Bidirectional, new(Left, Left, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },
        { Left, Left, SyncDirection.ToSales, new(Left, Left, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },
        { Left, Left, SyncDirection.ToBusinessCentral, new(Left, Left, SyncOutcome.Unchanged, CouplingStatus.Synchronized) },

        { Left, Right, SyncDirection.Bidirectional, new(Left, Right, SyncOutcome.Conflict, CouplingStatus.Conflict, 0, "ConflictHeld") },
        { Left, Right, SyncDirection.ToSales, new(Left, Right, SyncOutcome.Conflict, CouplingStatus.Conflict, 0, "ConflictHeld") },
        { Left, Right, SyncDirection.ToBusinessCentral, new(Left, Right, SyncOutcome.Conflict, CouplingStatus.Conflict, 0, "ConflictHeld") },
    };

    public static TheoryData<string?, string?, SyncDirection, Expectation> NeverAgreed => new()
    {
        { Left, Left, SyncDirection.Bidirectional, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, Left, SyncDirection.ToSales, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, Left, SyncDirection.ToBusinessCentral, new(Left, Left, SyncOutcome.Unchanged, CouplingStatus.Pending, 0, "PendingOtherDirection") },

        { Left, Right, SyncDirection.ToSales, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, Right, SyncDirection.ToBusinessCentral, new(Right, Right, SyncOutcome.Updated, CouplingStatus.Pending, 1, "PendingOtherDirection") },
        { Left, Right, SyncDirection.Bidirectional, new(Left, Right, SyncOutcome.Conflict, CouplingStatus.Conflict, 1, "ConflictHeld") },

        { Left, null, SyncDirection.Bidirectional, new(Left, Left, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { null, Right, SyncDirection.Bidirectional, new(Right, Right, SyncOutcome.Updated, CouplingStatus.Synchronized, 2) },
        { null, Right, SyncDirection.ToSales, new(null, null, SyncOutcome.Updated, CouplingStatus.Synchronized, 1) },
        { Left, null, SyncDirection.ToBusinessCentral, new(null, null, SyncOutcome.Updated, CouplingStatus.Pending, 1, "PendingOtherDirection") },
    };

    [Theory]
    [MemberData(nameof(ChangedSinceAgreed))]
    public void A_field_that_was_agreed_on_is_merged_by_the_table(string? left, string? right, SyncDirection direction, Expectation expected)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        if (left is not null)
            world.Edit(Side.BusinessCentral, left);
        if (right is not null)
            world.Edit(Side.Sales, right);

        Check(world, world.Synchronize(direction), expected);
    }

    /// <summary>The number, which only goes to Sales, is written there by every run that may.</summary>
    [Theory]
    [MemberData(nameof(NeverAgreed))]
    public void A_field_that_was_never_agreed_on_is_merged_by_the_table(string? left, string? right, SyncDirection direction, Expectation expected)
    {
        using var world = CoupledCustomer.JustCoupled(left, right);

        Check(world, world.Synchronize(direction), expected);
    }

    [Theory]
    [InlineData(SyncDirection.Bidirectional, ConflictPolicy.BusinessCentral, Left, Left)]
    [InlineData(SyncDirection.Bidirectional, ConflictPolicy.Sales, Right, Right)]
    [InlineData(SyncDirection.ToSales, ConflictPolicy.BusinessCentral, Left, Left)]
    [InlineData(SyncDirection.ToSales, ConflictPolicy.Sales, Left, Right)]
    [InlineData(SyncDirection.ToBusinessCentral, ConflictPolicy.BusinessCentral, Left, Right)]
    [InlineData(SyncDirection.ToBusinessCentral, ConflictPolicy.Sales, Right, Right)]
    public void A_conflict_goes_to_the_side_the_policy_names_as_far_as_the_direction_allows(
        SyncDirection direction, ConflictPolicy policy, string left, string right)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(Side.BusinessCentral, Left);
        world.Edit(Side.Sales, Right);

        world.Synchronize(direction, $"-OnConflict {policy}");

        Assert.Equal((left, right), (world.Phone(Side.BusinessCentral), world.Phone(Side.Sales)));
    }

    [Fact]
    public void An_edit_that_a_one_way_run_left_alone_reaches_the_other_side_in_the_next_two_way_run()
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(Side.Sales, Right);
        world.Synchronize(SyncDirection.ToSales);

        world.Synchronize(SyncDirection.Bidirectional);

        Assert.Equal(Right, world.Phone(Side.BusinessCentral));
    }

    [Fact]
    public void The_same_edit_on_both_sides_becomes_the_base_of_the_next_merge()
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(Side.BusinessCentral, Left);
        world.Edit(Side.Sales, Left);
        world.Synchronize(SyncDirection.Bidirectional);
        world.Edit(Side.Sales, Right);

        var result = world.Synchronize(SyncDirection.Bidirectional);

        Assert.Equal((SyncOutcome.Updated, Right), (result.Outcome, world.Phone(Side.BusinessCentral)));
    }

    [Theory]
    [InlineData(SyncDirection.ToSales, Agreed, Agreed)]
    [InlineData(SyncDirection.ToBusinessCentral, Right, Right)]
    public void Overwrite_makes_the_target_equal_to_the_source(SyncDirection direction, string left, string right)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(Side.Sales, Right);

        world.Synchronize(direction, "-Overwrite");

        Assert.Equal((left, right), (world.Phone(Side.BusinessCentral), world.Phone(Side.Sales)));
    }

    private static void Check(CoupledCustomer world, SyncResult result, Expectation expected)
    {
        Assert.Equal((expected.Outcome, expected.Reason, expected.Writes), (result.Outcome, result.Reason, world.Writes));
        Assert.Equal((expected.Left, expected.Right), (world.Phone(Side.BusinessCentral), world.Phone(Side.Sales)));
        Assert.Equal(expected.Status, world.Status);
    }

    /// <summary>What a merge leaves behind.</summary>
    public sealed record Expectation(
        string? Left, string? Right, SyncOutcome Outcome, CouplingStatus Status, int Writes = 0, string? Reason = null);
}
