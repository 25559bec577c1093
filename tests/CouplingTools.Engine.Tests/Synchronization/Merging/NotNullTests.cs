using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

public sealed class NotNullTests
{
    private static readonly DecisionTable s_table = new("""
        | not null | base | BC changed | Sales changed | BC blank | Sales blank | on conflict     | overwrite | Bidirectional                          | ToSales                           | ToBusinessCentral                           |
        | yes      | yes  | yes        | no            | no       | no          | -               | -         | WriteToSales OneSideChanged            | WriteToSales OneSideChanged       | Pending OtherDirection                      |
        | yes      | yes  | yes        | no            | yes      | no          | -               | -         | None NotNull                           | None NotNull                      | Pending OtherDirection                      |
        | yes      | yes  | yes        | no            | no       | yes         | -               | -         | WriteToSales OneSideChanged            | WriteToSales OneSideChanged       | Pending OtherDirection                      |
        | yes      | yes  | no         | yes           | no       | yes         | -               | -         | None NotNull                           | Pending OtherDirection            | None NotNull                                |
        | yes      | yes  | no         | yes           | yes      | no          | -               | -         | WriteToBusinessCentral OneSideChanged  | Pending OtherDirection            | WriteToBusinessCentral OneSideChanged       |
        | yes      | yes  | yes        | yes           | yes      | no          | Hold            | -         | Conflict ConflictHeld                  | Conflict ConflictHeld             | Conflict ConflictHeld                       |
        | yes      | yes  | yes        | yes           | yes      | no          | BusinessCentral | -         | None NotNull                           | None NotNull                      | Pending OtherDirection                      |
        | yes      | yes  | yes        | yes           | yes      | no          | Sales           | -         | WriteToBusinessCentral ConflictPolicy  | Pending OtherDirection            | WriteToBusinessCentral ConflictPolicy       |
        | yes      | yes  | no         | no            | yes      | no          | -               | yes       | None NothingChanged                    | None NotNull                      | WriteToBusinessCentral Overwrite            |
        | yes      | no   | -          | -             | yes      | no          | -               | -         | WriteToBusinessCentral BlankTakesValue | None NotNull                      | WriteToBusinessCentral FirstSynchronization |
        | yes      | no   | -          | -             | no       | yes         | -               | -         | WriteToSales BlankTakesValue           | WriteToSales FirstSynchronization | None NotNull                                |
        """);

    public static TheoryData<string, SyncDirection> Lines => s_table.Rows();

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_blank_is_never_written_to_a_field_that_must_not_be_blank(string line, SyncDirection direction) =>
        s_table.Check(line, direction);
}
