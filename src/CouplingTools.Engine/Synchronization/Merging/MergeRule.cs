namespace CouplingTools.Engine.Synchronization.Merging;

/// <summary>The rule of the merge table that decided about a field.</summary>
internal enum MergeRule
{
    /// <summary>Neither side changed.</summary>
    NothingChanged,

    /// <summary>One side changed and its value goes to the other.</summary>
    OneSideChanged,

    /// <summary>One side changed, and the run goes the other way.</summary>
    OtherDirection,

    /// <summary>The field mapping never carries this side's change.</summary>
    OneWayField,

    /// <summary>Both sides hold the same value, and that is remembered.</summary>
    SameValue,

    /// <summary>A blank takes the other side's value.</summary>
    BlankTakesValue,

    /// <summary>The sides never agreed, and the run's direction decides.</summary>
    FirstSynchronization,

    /// <summary>Both sides changed and the conflict is held.</summary>
    ConflictHeld,

    /// <summary>Both sides changed and the policy names the winner.</summary>
    ConflictPolicy,

    /// <summary>Both sides changed and the record modified last wins.</summary>
    ConflictNewest,

    /// <summary>Only conflicts are resolved, and the field is in none.</summary>
    NoConflict,

    /// <summary>The call overwrites the target.</summary>
    Overwrite,

    /// <summary>A blank is not written to a field that must not be blank.</summary>
    NotNull,

    /// <summary>The field is written to new records only.</summary>
    CreateOnly,

    /// <summary>The service takes the field only once the record is there, so it is decided again then.</summary>
    AfterCreation,

    /// <summary>A side did not return the field, and what is not known is neither carried nor overwritten.</summary>
    Absent,
}
