namespace CouplingTools;

/// <summary>What happens when a record is to be created and the other side may have it already.</summary>
public enum DuplicatePolicy
{
    /// <summary>It fails; the error names what was found.</summary>
    Error,

    /// <summary>It is coupled with the one record that matches it; where a person has to choose it fails.</summary>
    Couple,

    /// <summary>It is skipped.</summary>
    Skip,

    /// <summary>Another record is created; nothing is looked up.</summary>
    CreateAnyway,
}
