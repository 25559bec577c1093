using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>Counts what became of open writes, and tells it.</summary>
internal sealed class RecoveryTally(RecordMapping mapping, IRunHost host)
{
    private readonly Dictionary<string, int> _counts = [];

    public void NeverSent(WriteIntent intent) => Tell(intent, "RecoveredNeverSent");

    public void Done(WriteIntent intent) => Tell(intent, "RecoveredDone");

    public void NotDone(WriteIntent intent) => Tell(intent, "RecoveredNotDone");

    public void Unknown(WriteIntent intent) => Tell(intent, "RecoveredUnknown");

    /// <summary>Sums it up; what a person has to decide is a warning.</summary>
    public void Complete()
    {
        host.Verbose(ErrorText.Message(
            "IntentsRecovered", _counts.Values.Sum(), mapping.Name, CountOf("RecoveredNeverSent"), CountOf("RecoveredDone"), CountOf("RecoveredNotDone"), CountOf("RecoveredUnknown")));
        if (CountOf("RecoveredUnknown") is > 0 and var unknown)
            host.Warn(ErrorText.Message("CreationsAmbiguous", unknown, mapping.Name));
    }

    private void Tell(WriteIntent intent, string effect)
    {
        _counts[effect] = CountOf(effect) + 1;
        var name = intent.Values.GetValueOrDefault(mapping.Table(intent.Side).Name) is { IsBlank: false } given ? given.Text : (intent.TargetId ?? intent.SourceId).ToString();
        host.Verbose(ErrorText.Message(effect, intent.Kind == Services.WriteKind.Create ? "create" : "update", name, intent.Side, intent.RunId));
    }

    private int CountOf(string effect) => _counts.GetValueOrDefault(effect);
}
