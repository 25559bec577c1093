using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>The document at the root of the service: its entity sets.</summary>
/// <remarks>Fidelity: the tables of the sandbox only.</remarks>
internal static class ServiceDocument
{
    /// <summary>Answers with the document.</summary>
    public static SandboxResponse Run(DataverseCall call) => Answers.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.Root}$metadata");
        writer.WriteStartArray("value");
        foreach (var table in Tables.All(call))
        {
            writer.WriteStartObject();
            writer.WriteString("name", table.Set);
            writer.WriteString("kind", "EntitySet");
            writer.WriteString("url", table.Set);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
