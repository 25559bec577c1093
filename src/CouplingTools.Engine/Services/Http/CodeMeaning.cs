namespace CouplingTools.Engine.Services.Http;

/// <summary>What a service's code says about what was asked for.</summary>
internal enum CodeMeaning
{
    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>The row has another version than the one named.</summary>
    VersionChanged,

    /// <summary>A row with the same id or key exists.</summary>
    AlreadyExists,

    /// <summary>A row does not exist.</summary>
    NotFound,

    /// <summary>The link to the changes is too old to be followed.</summary>
    Expired,

    /// <summary>There are too many requests; it was not taken up.</summary>
    Throttled,

    /// <summary>A lock, a deadlock, trouble of the database or an outage; it was not taken up, or was undone.</summary>
    TurnedAway,
}
