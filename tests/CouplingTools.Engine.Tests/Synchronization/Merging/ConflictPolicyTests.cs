using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

public sealed class ConflictPolicyTests
{
    private static readonly DecisionTable s_bothChanged = new("""
        | BC changed | Sales changed | on conflict     | newer           | Bidirectional                         | ToSales                     | ToBusinessCentral                     |
        | yes        | yes           | Hold            | -               | Conflict ConflictHeld                 | Conflict ConflictHeld       | Conflict ConflictHeld                 |
        | yes        | yes           | Hold            | Sales           | Conflict ConflictHeld                 | Conflict ConflictHeld       | Conflict ConflictHeld                 |
        | yes        | yes           | BusinessCentral | -               | WriteToSales ConflictPolicy           | WriteToSales ConflictPolicy | Pending OtherDirection                |
        | yes        | yes           | Sales           | -               | WriteToBusinessCentral ConflictPolicy | Pending OtherDirection      | WriteToBusinessCentral ConflictPolicy |
        | yes        | yes           | Newest          | BusinessCentral | WriteToSales ConflictNewest           | WriteToSales ConflictNewest | Pending OtherDirection                |
        | yes        | yes           | Newest          | Sales           | WriteToBusinessCentral ConflictNewest | Pending OtherDirection      | WriteToBusinessCentral ConflictNewest |
        | yes        | yes           | Newest          | -               | Conflict ConflictHeld                 | Conflict ConflictHeld       | Conflict ConflictHeld                 |
        """);

    private static readonly DecisionTable s_neverAgreed = new("""
        | base | on conflict     | newer           | Bidirectional                         | ToSales                           | ToBusinessCentral                           |
        | no   | Hold            | -               | Conflict ConflictHeld                 | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | BusinessCentral | -               | WriteToSales ConflictPolicy           | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | Sales           | -               | WriteToBusinessCentral ConflictPolicy | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | Newest          | BusinessCentral | WriteToSales ConflictNewest           | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | Newest          | Sales           | WriteToBusinessCentral ConflictNewest | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | Newest          | -               | Conflict ConflictHeld                 | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        """);

    public static TheoryData<string, SyncDirection> BothChanged => s_bothChanged.Rows();

    public static TheoryData<string, SyncDirection> NeverAgreed => s_neverAgreed.Rows();

    [Theory]
    [MemberData(nameof(BothChanged))]
    public void A_field_both_sides_changed_follows_the_policy(string line, SyncDirection direction) =>
        s_bothChanged.Check(line, direction);

    [Theory]
    [MemberData(nameof(NeverAgreed))]
    public void Two_values_that_never_agreed_follow_the_policy_unless_the_direction_decides(string line, SyncDirection direction) =>
        s_neverAgreed.Check(line, direction);
}
