namespace CouplingTools;

/// <summary>What is not as it should be with a coupling.</summary>
public enum CouplingFindingKind
{
    /// <summary>Both records were deleted.</summary>
    BothGone,

    /// <summary>The Business Central record was deleted.</summary>
    BusinessCentralGone,

    /// <summary>The Sales record was deleted.</summary>
    SalesGone,

    /// <summary>The Sales record is coupled in another company too.</summary>
    OtherCompany,

    /// <summary>A record has left the mapping's filter.</summary>
    FilteredOut,

    /// <summary>Another mapping of the same tables couples one of the records with a third one.</summary>
    Crossed,

    /// <summary>Another mapping of the same tables couples the same two records.</summary>
    Duplicate,

    /// <summary>A write of a run that died has an effect that is not known yet.</summary>
    OpenIntent,
}
