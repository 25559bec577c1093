using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

public sealed class OneWayFieldTests
{
    private static readonly DecisionTable s_changed = new("""
        | field             | BC changed | Sales changed | equal | on conflict     | Bidirectional                         | ToSales                     | ToBusinessCentral                     |
        | ToSales           | no         | no            | no    | -               | None NothingChanged                   | None NothingChanged         | None NothingChanged                   |
        | ToSales           | yes        | no            | no    | -               | WriteToSales OneSideChanged           | WriteToSales OneSideChanged | Pending OtherDirection                |
        | ToSales           | no         | yes           | no    | -               | None OneWayField                      | None OneWayField            | None OneWayField                      |
        | ToSales           | yes        | yes           | yes   | -               | Adopt SameValue                       | Adopt SameValue             | Adopt SameValue                       |
        | ToSales           | yes        | yes           | no    | Hold            | Conflict ConflictHeld                 | Conflict ConflictHeld       | Pending OtherDirection                |
        | ToSales           | yes        | yes           | no    | BusinessCentral | WriteToSales ConflictPolicy           | WriteToSales ConflictPolicy | Pending OtherDirection                |
        | ToSales           | yes        | yes           | no    | Sales           | Adopt ConflictPolicy                  | Adopt ConflictPolicy        | Pending OtherDirection                |
        | ToBusinessCentral | no         | no            | no    | -               | None NothingChanged                   | None NothingChanged         | None NothingChanged                   |
        | ToBusinessCentral | yes        | no            | no    | -               | None OneWayField                      | None OneWayField            | None OneWayField                      |
        | ToBusinessCentral | no         | yes           | no    | -               | WriteToBusinessCentral OneSideChanged | Pending OtherDirection      | WriteToBusinessCentral OneSideChanged |
        | ToBusinessCentral | yes        | yes           | yes   | -               | Adopt SameValue                       | Adopt SameValue             | Adopt SameValue                       |
        | ToBusinessCentral | yes        | yes           | no    | Hold            | Conflict ConflictHeld                 | Pending OtherDirection      | Conflict ConflictHeld                 |
        | ToBusinessCentral | yes        | yes           | no    | BusinessCentral | Adopt ConflictPolicy                  | Pending OtherDirection      | Adopt ConflictPolicy                  |
        | ToBusinessCentral | yes        | yes           | no    | Sales           | WriteToBusinessCentral ConflictPolicy | Pending OtherDirection      | WriteToBusinessCentral ConflictPolicy |
        """);

    private static readonly DecisionTable s_newest = new("""
        | field             | BC changed | Sales changed | on conflict | newer           | Bidirectional                         | ToSales                     | ToBusinessCentral                     |
        | ToSales           | yes        | yes           | Newest      | BusinessCentral | WriteToSales ConflictNewest           | WriteToSales ConflictNewest | Pending OtherDirection                |
        | ToSales           | yes        | yes           | Newest      | Sales           | Adopt ConflictNewest                  | Adopt ConflictNewest        | Pending OtherDirection                |
        | ToSales           | yes        | yes           | Newest      | -               | Conflict ConflictHeld                 | Conflict ConflictHeld       | Pending OtherDirection                |
        | ToBusinessCentral | yes        | yes           | Newest      | BusinessCentral | Adopt ConflictNewest                  | Pending OtherDirection      | Adopt ConflictNewest                  |
        | ToBusinessCentral | yes        | yes           | Newest      | Sales           | WriteToBusinessCentral ConflictNewest | Pending OtherDirection      | WriteToBusinessCentral ConflictNewest |
        """);

    private static readonly DecisionTable s_neverAgreed = new("""
        | field             | base | equal | BC blank | Sales blank | Bidirectional                               | ToSales                           | ToBusinessCentral                           |
        | ToSales           | no   | yes   | -        | -           | Adopt SameValue                             | Adopt SameValue                   | Adopt SameValue                             |
        | ToSales           | no   | no    | -        | -           | WriteToSales FirstSynchronization           | WriteToSales FirstSynchronization | Pending OtherDirection                      |
        | ToSales           | no   | no    | -        | yes         | WriteToSales BlankTakesValue                | WriteToSales BlankTakesValue      | Pending OtherDirection                      |
        | ToSales           | no   | no    | yes      | -           | None OneWayField                            | None OneWayField                  | None OneWayField                            |
        | ToBusinessCentral | no   | yes   | -        | -           | Adopt SameValue                             | Adopt SameValue                   | Adopt SameValue                             |
        | ToBusinessCentral | no   | no    | -        | -           | WriteToBusinessCentral FirstSynchronization | Pending OtherDirection            | WriteToBusinessCentral FirstSynchronization |
        | ToBusinessCentral | no   | no    | yes      | -           | WriteToBusinessCentral BlankTakesValue      | Pending OtherDirection            | WriteToBusinessCentral BlankTakesValue      |
        | ToBusinessCentral | no   | no    | -        | yes         | None OneWayField                            | None OneWayField                  | None OneWayField                            |
        """);

    public static TheoryData<string, SyncDirection> Changed => s_changed.Rows();

    public static TheoryData<string, SyncDirection> Newest => s_newest.Rows();

    public static TheoryData<string, SyncDirection> NeverAgreed => s_neverAgreed.Rows();

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_one_way_field_leaves_the_side_it_never_carries_alone(string line, SyncDirection direction) =>
        s_changed.Check(line, direction);

    [Theory]
    [MemberData(nameof(Newest))]
    public void A_winner_that_a_one_way_field_never_carries_is_agreed_on_without_a_write(string line, SyncDirection direction) =>
        s_newest.Check(line, direction);

    [Theory]
    [MemberData(nameof(NeverAgreed))]
    public void A_one_way_field_that_never_agreed_goes_its_own_direction_without_erasing_a_value(string line, SyncDirection direction) =>
        s_neverAgreed.Check(line, direction);
}
