namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Another writer was in the way and is gone again: the same work, done once more, finds the store as it is now.</summary>
internal sealed class LostRaceException() : Exception("Other writers were in the way again and again.");
