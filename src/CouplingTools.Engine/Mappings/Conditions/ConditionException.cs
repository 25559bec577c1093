namespace CouplingTools.Engine.Mappings.Conditions;

/// <summary>A text that is no condition.</summary>
internal sealed class ConditionException(string message) : Exception(message);
