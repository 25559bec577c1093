using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A run under way, as far as it can be seen from outside: what it was asked, what it read, what it wrote.</summary>
/// <param name="step">What it was asked.</param>
/// <param name="mapping">The mapping at the time.</param>
/// <param name="before">The coupled pairs when it began.</param>
internal sealed class SimRun(RunStep step, SimMapping mapping, IEnumerable<SimPair> before) : IDisposable
{
    private readonly Dictionary<Guid, List<Record>> _seen = [];
    private readonly Dictionary<Guid, DateTimeOffset> _seenAt = [];

    public RunStep Step { get; } = step;

    public SimMapping Mapping { get; } = mapping;

    public IReadOnlySet<SimPair> Before { get; } = before.ToHashSet();

    public List<SimIntrusion> Intrusions { get; } = [.. step.Intrusions];

    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>Whether others took its process for dead, while it went on.</summary>
    public bool IsTakenForDead { get; set; }

    /// <summary>How far it read what changed on each side.</summary>
    public Dictionary<Side, string> Reached { get; } = [];

    public int Calls { get; set; }

    public int Reads { get; set; }

    public int Writes { get; set; }

    /// <summary>What the services carried out for it, and whether it was told.</summary>
    public List<SimWrite> Effects { get; } = [];

    /// <summary>The records that it created, each with the record it was created from.</summary>
    public Dictionary<Guid, Guid> Created { get; } = [];

    public void Saw(IEnumerable<Record> records, DateTimeOffset now)
    {
        foreach (var record in records)
        {
            if (!_seen.TryGetValue(record.Id, out var seen))
                _seen.Add(record.Id, seen = []);
            seen.Add(record);
            _seenAt[record.Id] = now;
        }
    }

    /// <summary>How a record was when it was read, the last time last.</summary>
    public IReadOnlyList<Record> SeenOf(Guid id) => _seen.GetValueOrDefault(id, []);

    /// <summary>When a record was read the last time.</summary>
    public DateTimeOffset SeenAt(Guid id) => _seenAt[id];

    public void Dispose() => Cancellation.Dispose();
}

/// <summary>A write that a service carried out.</summary>
/// <param name="Side">The service.</param>
/// <param name="Row">The row.</param>
/// <param name="Partner">The row whose values it took, where that is known.</param>
/// <param name="Fields">The fields whose values it gave.</param>
internal sealed record SimWrite(Side Side, SimRow Row, Guid? Partner, IReadOnlyList<SimField> Fields, bool IsCreate)
{
    /// <summary>Whether the run got the answer.</summary>
    public bool IsTold { get; set; }
}
