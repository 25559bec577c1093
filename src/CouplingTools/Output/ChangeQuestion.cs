namespace CouplingTools.Output;

/// <summary>Puts a planned result into the words of a question that shows every value.</summary>
internal static class ChangeQuestion
{
    /// <summary>The reason of a planned result that removes a coupling whose record was deleted.</summary>
    private const string CouplingRemoved = "CouplingRemoved";

    private const string IntentDropped = "IntentDropped";

    private const string RecordDeleted = "RecordDeleted";

    public static Question Of(SyncResult planned) =>
        Question.Of(Action(planned), Target(planned), planned.Changes.Select(Line));

    public static string Line(FieldChange change) =>
        CmdletText.Message(change.Warning?.Reason == SyncWarning.WrittenLater ? "ChangeLineLater" : "ChangeLine", change.Field, SideName(change.Side), FieldText.Quoted(change.Old), FieldText.Quoted(change.New));

    public static string SideName(Side side) =>
        CmdletText.Message(side == Side.BusinessCentral ? "SideBusinessCentral" : "SideSales");

    /// <summary>Names a record the way people do: mapping, number and name, or the id where there is neither.</summary>
    public static string Name(string? mapping, string? number, string? name, Guid? id)
    {
        var quoted = string.IsNullOrEmpty(name) ? null : FieldText.Quoted(name);
        var identity = string.IsNullOrEmpty(number) && quoted is null ? id?.ToString() : null;
        return string.Join(' ', new[] { mapping, number, quoted, identity }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Target(SyncResult planned) =>
        Name(planned.Mapping, planned.Number, planned.Name, planned.BusinessCentralId ?? planned.SalesId);

    private static string Action(SyncResult planned)
    {
        if (planned.Reason == CouplingRemoved)
            return CmdletText.Message("ActionUncouple");
        if (planned.Reason == IntentDropped)
            return CmdletText.Message("ActionForgetWrite");
        if (planned.Reason == RecordDeleted)
            return CmdletText.Message("ActionDeleteSurvivor");
        var sides = planned.Changes.Select(change => change.Side).Distinct().Order().Select(SideName).ToList();
        var where = sides.Count == 2 ? CmdletText.Message("BothSides", sides[0], sides[1]) : sides.FirstOrDefault();
        return planned.Outcome switch
        {
            SyncOutcome.Coupled => CmdletText.Message("ActionCouple"),
            SyncOutcome.Created when where is not null => CmdletText.Message("ActionCreateIn", where),
            _ when where is not null => CmdletText.Message("ActionUpdateIn", where),
            _ => CmdletText.Message("ActionSynchronize"),
        };
    }
}
