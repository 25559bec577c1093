namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>The process is dead: nothing that it still tries has any effect.</summary>
internal sealed class SimDeathException() : Exception("The process died.");
