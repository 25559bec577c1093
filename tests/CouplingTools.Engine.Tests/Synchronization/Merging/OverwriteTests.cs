using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Merging;

public sealed class OverwriteTests
{
    private static readonly DecisionTable s_table = new("""
        | overwrite | field             | base | BC changed | Sales changed | equal | on conflict | Bidirectional                         | ToSales                | ToBusinessCentral                |
        | yes       | -                 | yes  | no         | no            | yes   | -           | None NothingChanged                   | None NothingChanged    | None NothingChanged              |
        | yes       | -                 | yes  | no         | no            | no    | -           | None NothingChanged                   | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | -                 | yes  | yes        | no            | no    | -           | WriteToSales OneSideChanged           | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | -                 | yes  | no         | yes           | no    | -           | WriteToBusinessCentral OneSideChanged | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | -                 | yes  | yes        | yes           | yes   | -           | Adopt SameValue                       | Adopt SameValue        | Adopt SameValue                  |
        | yes       | -                 | yes  | yes        | yes           | no    | Hold        | Conflict ConflictHeld                 | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | -                 | yes  | yes        | yes           | no    | Sales       | WriteToBusinessCentral ConflictPolicy | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | -                 | no   | -          | -             | yes   | -           | Adopt SameValue                       | Adopt SameValue        | Adopt SameValue                  |
        | yes       | -                 | no   | -          | -             | no    | -           | Conflict ConflictHeld                 | WriteToSales Overwrite | WriteToBusinessCentral Overwrite |
        | yes       | ToSales           | yes  | no         | yes           | no    | -           | None OneWayField                      | WriteToSales Overwrite | None OneWayField                 |
        | yes       | ToSales           | yes  | yes        | yes           | no    | -           | Conflict ConflictHeld                 | WriteToSales Overwrite | Pending OtherDirection           |
        | yes       | ToBusinessCentral | yes  | yes        | no            | no    | -           | None OneWayField                      | None OneWayField       | WriteToBusinessCentral Overwrite |
        | yes       | ToBusinessCentral | yes  | yes        | yes           | no    | -           | Conflict ConflictHeld                 | Pending OtherDirection | WriteToBusinessCentral Overwrite |
        """);

    public static TheoryData<string, SyncDirection> Lines => s_table.Rows();

    [Theory]
    [MemberData(nameof(Lines))]
    public void Overwriting_makes_the_target_equal_to_the_source(string line, SyncDirection direction) =>
        s_table.Check(line, direction);
}
