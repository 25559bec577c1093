using CouplingTools.Sandbox.BusinessCentral;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Fills a new sandbox.</summary>
internal static class DataGenerator
{
    /// <summary>Writes the company and its data. All ids come from the session and the options' seed.</summary>
    public static void Generate(SandboxSession session, SandboxOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Companies.Create(session, "CRONUS International Ltd.", "GBP", now);
    }
}
