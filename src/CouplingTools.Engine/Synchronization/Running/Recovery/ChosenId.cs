using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>
/// The id that an earlier run chose for a record it did not live to see created. To choose it again makes a request of that run which
/// is still under way, and ours, one.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Intent">The create, while the service may still be at it.</param>
internal sealed record ChosenId(Guid Id, WriteIntent? Intent);
