using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>Counts what a run has decided about one mapping so far, whether or not any of it is written yet.</summary>
internal sealed class MappingWatch(MappingRun run)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];
    private readonly long[] _written = new long[2];
    private readonly long[] _gone = new long[2];
    private readonly bool[] _present = new bool[2];

    public MappingRun Run { get; } = run;

    /// <summary>The chunks seen since the first of which anything would be written.</summary>
    public int Chunks { get; private set; }

    /// <summary>The inputs seen.</summary>
    public long Inputs { get; private set; }

    /// <summary>The couplings seen.</summary>
    public long Couplings { get; private set; }

    /// <summary>Those of them that were synchronized before.</summary>
    public long Synchronized { get; private set; }

    /// <summary>The items of which anything would be written, removed or orphaned.</summary>
    public long Concerned { get; private set; }

    /// <summary>The items of which a record would be written or a coupling removed or added, new ones included.</summary>
    public long Written { get; private set; }

    /// <summary>The couplings, synchronized before, of which an existing record would be written.</summary>
    public long Changed { get; private set; }

    /// <summary>The couplings that were found to lack a record, and were not known to.</summary>
    public long Gone { get; private set; }

    public long WrittenOn(Side side) => _written[(int)side];

    public long GoneOn(Side side) => _gone[(int)side];

    /// <summary>The side that held none of the couplings' records so far, although some were looked for.</summary>
    public Side? Empty => s_sides.Where(side => _gone[(int)side] > 0 && !_present[(int)side]).Select(side => (Side?)side).FirstOrDefault();

    public void Note(IEnumerable<SyncItem> items)
    {
        foreach (var item in items)
            Note(item);
        if (Concerned > 0)
            Chunks++;
    }

    private void Note(SyncItem item)
    {
        Inputs++;
        if (item.Coupling is { } coupling && item.Result?.Reason != "DuplicateInput")
            NoteCoupling(item, coupling);
        if (item is { IsOpen: true, HasWork: true, Plan.Problem: null } or { IsOpen: true, Uncouples: true })
        {
            Written++;
            foreach (var side in s_sides.Where(side => item.Creates == side || item.Plan?.WritesTo(side).Count > 0))
                _written[(int)side]++;
        }

        if (item is { IsOpen: true, HasWork: true } || IsGone(item))
            Concerned++;
    }

    private void NoteCoupling(SyncItem item, StoredCoupling coupling)
    {
        Couplings++;
        if (coupling.LastSynchronizedAt is not null)
            Synchronized++;
        foreach (var side in s_sides.Where(side => item.On(side) is not null))
            _present[(int)side] = true;
        if (IsGone(item))
        {
            Gone++;
            foreach (var side in s_sides.Where(side => item.On(side) is null))
                _gone[(int)side]++;
        }
        else if (item is { IsOpen: true, Plan.HasWrites: true } && coupling.LastSynchronizedAt is not null)
        {
            Changed++;
        }
    }

    /// <summary>What was orphaned before is no news, unless something is done about it now.</summary>
    private static bool IsGone(SyncItem item) => item switch
    {
        { Coupling: null } => false,
        { IsOpen: true } => item.Uncouples || item.Creates is not null,
        { Result.Reason: "PartnerDeleted" or "BothDeleted" } => item.Coupling.Status != CouplingStatus.Orphaned,
        _ => false,
    };
}
