using CouplingTools.Engine;

namespace CouplingTools.Completion;

/// <summary>What values are asked for.</summary>
/// <param name="Session">The environment.</param>
/// <param name="Command">The command being typed.</param>
/// <param name="Mapping">The mapping typed so far.</param>
/// <param name="Prefix">The beginning of the value, without quotes.</param>
internal sealed record CompletionRequest(CouplingSession Session, string Command, string? Mapping, string Prefix);
