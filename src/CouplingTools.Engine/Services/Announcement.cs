namespace CouplingTools.Engine.Services;

/// <summary>Is told which of some writes are about to leave, right before their first byte does; they wait for it, and do not leave when it fails.</summary>
/// <param name="operations">The places of the writes among those that were given. A write that is sent again is announced again.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal delegate Task Announcement(IReadOnlyList<int> operations, CancellationToken cancellationToken);
