using System.Text.RegularExpressions;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>The RetrieveTotalRecordCount function.</summary>
/// <remarks>Fidelity: counts at the time of the request; the service answers from a snapshot of the last 24 hours.</remarks>
internal static partial class TotalRecordCount
{
    /// <summary>Answers with the number of rows of each table named.</summary>
    public static SandboxResponse Run(DataverseCall call, string arguments)
    {
        var text = arguments.StartsWith("EntityNames=@", StringComparison.Ordinal) ? call.Request.Query[arguments["EntityNames=".Length..]] ?? "" : arguments;
        var counts = Name().Matches(text).Select(match => match.Groups[1].Value)
            .Select(name => (name, Table: call.Schema.FindEntity(name) is { Hidden: false } table ? table : throw NoEntity(name)))
            .Select(pair => (pair.name, Count: call.Session.Count(pair.Table, SqlQuery.All)))
            .ToArray();
        return Answers.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.Root}$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse");
            writer.WriteStartObject("EntityRecordCountCollection");
            writer.WriteNumber("Count", counts.Length);
            writer.WriteBoolean("IsReadOnly", false);
            writer.WriteStartArray("Keys");
            Array.ForEach(counts, pair => writer.WriteStringValue(pair.name));
            writer.WriteEndArray();
            writer.WriteStartArray("Values");
            Array.ForEach(counts, pair => writer.WriteNumberValue(pair.Count));
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static DataverseException NoEntity(string name) =>
        new(System.Net.HttpStatusCode.BadRequest, "0x80041102", $"The entity with a name = '{name}' was not found in the MetadataCache.");

    [GeneratedRegex(@"['""](\w+)['""]")]
    private static partial Regex Name();
}
