namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether Dataverse tracks the changes of a table, so that a run with -Changed need not read all of it.</summary>
internal static class TrackingCheck
{
    public const string Name = "ChangeTracking";

    public static ConnectionCheck Of(TableSubject subject, bool? isTracked)
    {
        var check = subject.Check(Name);
        return isTracked switch
        {
            true => check.Passed("CheckTracked", subject.Reference.LogicalName),
            false => check.Warning("CheckNotTracked", subject.Reference.LogicalName),
            null => check.Skipped("CheckTrackingUnknown", subject.Reference.LogicalName),
        };
    }
}
