using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Addressing;

/// <summary>The environment an address names: the last segment before /api, where the path begins as in the cloud, with v2.0. Other paths name none.</summary>
internal static class EnvironmentName
{
    private const string Known = "Production";

    private const string MissingXml =
        "<error xmlns=\"http://docs.oasis-open.org/odata/ns/metadata\"><code>NoEnvironment</code><message>Environment does not exist.</message></error>";

    /// <summary>True where the address names the sandbox's environment, or none.</summary>
    public static bool IsKnown(Uri root)
    {
        var segments = root.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[..^2];
        return segments is not ["v2.0", ..] || string.Equals(segments[^1], Known, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The answer for an environment that does not exist: XML, as the gateway writes it.</summary>
    public static SandboxResponse Missing(Answers answers) => answers.WithText(404, "application/xml; charset=utf-8", MissingXml);
}
