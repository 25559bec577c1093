using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Metadata;

/// <summary>The list of the sets, at the root of the service.</summary>
internal static class ServiceDocument
{
    public static SandboxResponse Answer(Answers answers, SandboxRequest request) => answers.WithJson(
        200,
        w =>
        {
            w.WriteStartObject();
            w.WriteString("@odata.context", $"{request.Root.AbsoluteUri}$metadata");
            w.WriteStartArray("value");
            foreach (var table in SchemaFiles.BusinessCentral.Tables.Where(t => !t.Hidden))
            {
                w.WriteStartObject();
                w.WriteString("name", table.Set);
                w.WriteString("kind", "EntitySet");
                w.WriteString("url", table.Set);
                w.WriteEndObject();
            }
            w.WriteEndArray();
            w.WriteEndObject();
        });
}
