using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>Options for clients that repeat.</summary>
internal static class Repeating
{
    /// <summary>Repeats without waiting: the jitter is always at its least.</summary>
    public static ServiceOptions AtOnce { get; } = new() { Random = () => 0 };
}
