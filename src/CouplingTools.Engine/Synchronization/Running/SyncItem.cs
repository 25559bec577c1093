using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>One input on its way through a run: what is known of it so far, until it has its result.</summary>
internal sealed class SyncItem(RecordReference reference, long startedAt)
{
    private readonly Record?[] _records = new Record?[2];
    private readonly Guid?[] _ids = [reference.BusinessCentralId, reference.SalesId];
    private bool _isCreateOpen;

    public RecordReference Reference { get; } = reference;

    /// <summary>The clock's timestamp when the item was taken up.</summary>
    public long StartedAt { get; } = startedAt;

    public StoredCoupling? Coupling { get; set; }

    /// <summary>The run's claim on the coupling.</summary>
    public CouplingLease? Lease { get; set; }

    /// <summary>The couplings that give way once the item has its new one.</summary>
    public List<StoredCoupling> Replaced { get; } = [];

    /// <summary>What the records last agreed on, with what this run already wrote.</summary>
    public Dictionary<string, FieldBase> Bases { get; } = new(StringComparer.Ordinal);

    /// <summary>The bases this run moved and has to store.</summary>
    public Dictionary<string, FieldBase> MovedBases { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that this run's writes changed although they did not send them.</summary>
    public Dictionary<string, FieldTrace> SideEffects { get; } = new(StringComparer.Ordinal);

    /// <summary>What matching found for the record, where the run matches uncoupled records.</summary>
    public RecordMatch? Match { get; set; }

    public RecordPlan? Plan { get; set; }

    /// <summary>The side on which the record is created, when it is.</summary>
    public Side? Creates { get; set; }

    /// <summary>Whether the creation is confirmed; what follows is an update.</summary>
    public bool IsCreated { get; set; }

    /// <summary>Whether two existing records are being coupled.</summary>
    public bool Couples { get; set; }

    /// <summary>Whether the coupling is removed.</summary>
    public bool Uncouples { get; set; }

    /// <summary>Whether who was asked agreed to its plan.</summary>
    public bool IsAgreed { get; set; }

    /// <summary>Changes that were confirmed by a service.</summary>
    public List<FieldChange> Written { get; } = [];

    /// <summary>What has become of the item so far; <see langword="null"/> when nothing was written.</summary>
    public SyncOutcome? Progress => this switch
    {
        { IsCreated: true } => SyncOutcome.Created,
        { Written.Count: 0 } => null,
        { Couples: true } => SyncOutcome.Coupled,
        _ => SyncOutcome.Updated,
    };

    /// <summary>Updates that were sent and not answered; reading tells whether they were made.</summary>
    public List<PlannedWrite> Unanswered { get; } = [];

    /// <summary>What became of the request that was not answered.</summary>
    public ServiceError? LastTrouble { get; set; }

    /// <summary>What the confirmed writes did, for undoing them.</summary>
    public List<WriteImage> Images { get; } = [];

    /// <summary>What the coupling failed with repeatedly, this time included.</summary>
    public RepeatedFailure? Failure { get; set; }

    /// <summary>The error by itself, without what is said about suspending.</summary>
    public string? LastError { get; set; }

    /// <summary>Whether this failure suspends the coupling.</summary>
    public bool Suspends => Failure?.SuspendedAt is not null && Result?.Outcome == SyncOutcome.Failed;

    /// <summary>Whether the store has the item's result.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>Every write of this item that is journalled.</summary>
    public List<long> Intents { get; } = [];

    /// <summary>Its create, where that is journalled.</summary>
    public long? CreateIntent { get; set; }

    /// <summary>Whether its create carries on one that a run that died had sent, which may still be done.</summary>
    public bool CarriesOn { get; set; }

    /// <summary>The id that the new record carries, where the mapping names a field for it.</summary>
    public Guid? Correlation { get; set; }

    /// <summary>The rows like the new record that are there already, where its service chooses the id.</summary>
    public IReadOnlyList<Guid> KnownBefore { get; set; } = [];

    /// <summary>The id chosen for the record that is created in Sales.</summary>
    public Guid? NewId { get; set; }

    public int Attempts { get; set; }

    /// <summary>Whether a version moved, so that the item must be read and decided again.</summary>
    public bool NeedsNewPlan { get; set; }

    /// <summary>Whether the service that created the record gave it values that go back to its partner.</summary>
    public bool NeedsFollowUp { get; set; }

    /// <summary>Whether its create may still be done, or was and is not found.</summary>
    public bool IsCreateOpen
    {
        get => CreateIntent is not null && !IsCreated && (_isCreateOpen || CarriesOn);
        set => _isCreateOpen = value;
    }

    /// <summary>A side of which it is not known what was written there.</summary>
    public Side? DoubtfulSide => Unanswered is [var write, ..] ? write.Side : IsCreateOpen ? Creates : null;

    /// <summary>The intents whose effect is known.</summary>
    public IEnumerable<long> SettledIntents =>
        Intents.Except(Unanswered.Select(write => write.Intent!.Id)).Where(intent => intent != CreateIntent || !IsCreateOpen);

    /// <summary>Whether anything is to be written, coupled or uncoupled.</summary>
    public bool HasWork => Uncouples || Couples || Creates is not null || Plan?.HasWrites == true;

    public SyncResult? Result { get; set; }

    public bool IsOpen => Result is null;

    public Guid? IdOn(Side side) => _ids[(int)side];

    public void SetId(Side side, Guid? id) => _ids[(int)side] = id;

    public Record? On(Side side) => _records[(int)side];

    public void SetRecord(Side side, Record? record)
    {
        _records[(int)side] = record;
        if (record is not null)
            _ids[(int)side] = record.Id;
    }

    /// <summary>The couplings that are gone with the item's result, and whose Sales record has no new one.</summary>
    public IEnumerable<StoredCoupling> Released()
    {
        if (Result is { Outcome: SyncOutcome.Planned } or { ErrorClass: not null })
            return [];
        var gone = Uncouples && Result?.Reason == "CouplingRemoved" ? [Coupling!] : Result?.Outcome == SyncOutcome.Skipped ? [] : Replaced;
        return gone.Where(coupling => Uncouples || coupling.SalesId != IdOn(Side.Sales));
    }

    /// <summary>Takes fields as agreed on.</summary>
    public void MoveBases(IReadOnlyDictionary<string, FieldBase> bases)
    {
        foreach (var (field, agreed) in bases)
        {
            Bases[field] = agreed;
            MovedBases[field] = agreed;
        }
    }

    public RecordPair Pair() => new(
        _records[(int)Side.BusinessCentral] ?? throw new InvalidOperationException("The Business Central record was not read."),
        _records[(int)Side.Sales] ?? throw new InvalidOperationException("The Sales record was not read."),
        Bases)
    {
        SettledAt = Coupling?.LastSynchronizedAt,
    };
}
