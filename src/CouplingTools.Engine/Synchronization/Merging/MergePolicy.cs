namespace CouplingTools.Engine.Synchronization.Merging;

/// <summary>What the merge of one field may do.</summary>
/// <param name="Run">The direction of the run.</param>
/// <param name="Field">The directions the field mapping allows.</param>
/// <param name="OnConflict">Who wins a conflict.</param>
/// <param name="Newer">The side modified last by the services' clocks, when the policy is <see cref="ConflictPolicy.Newest"/> and it can be told.</param>
/// <param name="Overwrite">Whether the target is made equal to the source whatever the base says.</param>
/// <param name="NotNull">Whether a blank is never written to the other side.</param>
/// <param name="Source">The side that the other one was just created from: its values count where nothing was agreed on yet.</param>
internal readonly record struct MergePolicy(
    SyncDirection Run,
    SyncDirection Field = SyncDirection.Bidirectional,
    ConflictPolicy OnConflict = ConflictPolicy.Hold,
    Side? Newer = null,
    bool Overwrite = false,
    bool NotNull = false,
    Side? Source = null);
