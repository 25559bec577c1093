using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

public sealed class MergeTableTests
{
    private static readonly DecisionTable s_table = new("""
        | base | BC changed | Sales changed | equal | BC blank | Sales blank | Bidirectional                          | ToSales                          | ToBusinessCentral                          |
        | yes  | no         | no            | yes   | -        | -           | None NothingChanged                    | None NothingChanged              | None NothingChanged                        |
        | yes  | no         | no            | no    | -        | -           | None NothingChanged                    | None NothingChanged              | None NothingChanged                        |
        | yes  | yes        | no            | no    | -        | -           | WriteToSales OneSideChanged            | WriteToSales OneSideChanged      | Pending OtherDirection                     |
        | yes  | yes        | no            | no    | yes      | -           | WriteToSales OneSideChanged            | WriteToSales OneSideChanged      | Pending OtherDirection                     |
        | yes  | yes        | no            | yes   | -        | -           | Adopt SameValue                        | Adopt SameValue                  | Adopt SameValue                            |
        | yes  | no         | yes           | no    | -        | -           | WriteToBusinessCentral OneSideChanged  | Pending OtherDirection           | WriteToBusinessCentral OneSideChanged      |
        | yes  | no         | yes           | no    | -        | yes         | WriteToBusinessCentral OneSideChanged  | Pending OtherDirection           | WriteToBusinessCentral OneSideChanged      |
        | yes  | no         | yes           | yes   | -        | -           | Adopt SameValue                        | Adopt SameValue                  | Adopt SameValue                            |
        | yes  | yes        | yes           | yes   | -        | -           | Adopt SameValue                        | Adopt SameValue                  | Adopt SameValue                            |
        | yes  | yes        | yes           | no    | -        | -           | Conflict ConflictHeld                  | Conflict ConflictHeld            | Conflict ConflictHeld                      |
        | yes  | yes        | yes           | no    | yes      | -           | Conflict ConflictHeld                  | Conflict ConflictHeld            | Conflict ConflictHeld                      |
        | yes  | yes        | yes           | no    | -        | yes         | Conflict ConflictHeld                  | Conflict ConflictHeld            | Conflict ConflictHeld                      |
        | no   | -          | -             | yes   | -        | -           | Adopt SameValue                        | Adopt SameValue                  | Adopt SameValue                            |
        | no   | -          | -             | yes   | yes      | yes         | Adopt SameValue                        | Adopt SameValue                  | Adopt SameValue                            |
        | no   | -          | -             | no    | -        | -           | Conflict ConflictHeld                  | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | -          | -             | no    | yes      | -           | WriteToBusinessCentral BlankTakesValue | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        | no   | -          | -             | no    | -        | yes         | WriteToSales BlankTakesValue           | WriteToSales FirstSynchronization | WriteToBusinessCentral FirstSynchronization |
        """);

    public static TheoryData<string, SyncDirection> Lines => s_table.Rows();

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_of_the_merge_table_holds_in_every_direction(string line, SyncDirection direction) =>
        s_table.Check(line, direction);
}
