namespace CouplingTools.Engine.Services;

internal enum WriteStatus
{
    /// <summary>The service confirmed the write.</summary>
    Done,

    /// <summary>The row has another version now; nothing was written.</summary>
    VersionChanged,

    /// <summary>The row does not exist; nothing was written.</summary>
    NotFound,

    /// <summary>A row with this id or key exists already; nothing was written.</summary>
    AlreadyExists,

    /// <summary>The service refused the write; nothing was written.</summary>
    Refused,

    /// <summary>The operation was never taken up by the service; it may be sent again.</summary>
    NotSent,

    /// <summary>The answer was lost; the write may or may not have been done.</summary>
    Unknown,
}
