using System.Text;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>A Dataverse client over a script that starts with the metadata of contacts.</summary>
internal static class SalesScript
{
    public const string Organization = "https://contoso.crm4.dynamics.com";
    public const string Root = Organization + "/api/data/v9.2/";
    public const string Contacts = Root + "contacts";
    public const string ReplyBoundary = "batchresponse_01346794-f2e2-4d45-8cc2-f97e09fe8916";

    /// <summary>The columns the client selects for <see cref="Fields"/>.</summary>
    public const string Selected = "$select=contactid,lastname,_ownerid_value,modifiedon";

    public static readonly TableReference ContactTable = new("contacts", "contactid", "contact");
    public static readonly string[] Fields = ["lastname", "ownerid"];

    public static ScriptedHandler WithMetadata() => With(DataverseMetadata.Parts);

    public static ScriptedHandler With(IReadOnlyList<string> metadata) =>
        new ScriptedHandler().Expect("POST", Root + "$batch", () => Reply([.. metadata.Select(part => Part(200, part))]));

    public static DataverseService Client(ScriptedHandler script, string organization = Organization, int batchSize = 100, ServiceOptions? options = null) => new(
        new HttpMessageInvoker(script), new Uri(organization), TimeProvider.System,
        options ?? new() { MaxConcurrency = 1, MaxBatchSize = batchSize, Repeats = 0 });

    public static Guid Row(int number) => new($"00000000-0000-0000-0002-{number:D12}");

    public static string Contact(int number, string lastName = "Dupont", string? owner = null, int version = 502482) => $$"""
        {"@odata.etag":"W/\"{{version}}\"","contactid":"{{Row(number)}}","lastname":"{{lastName}}",
         "_ownerid_value":{{(owner is null ? "null" : $"\"{owner}\"")}},"modifiedon":"2025-01-31T23:00:00Z"}
        """;

    public static string Part(int status, string body, params string[] headers)
    {
        var part = new StringBuilder($"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 {status} Status\r\n");
        if (body.Length > 0)
            part.Append("Content-Type: application/json; odata.metadata=minimal\r\n");
        part.Append("OData-Version: 4.0\r\n");
        foreach (var header in headers)
            part.Append(header).Append("\r\n");
        return part.Append("\r\n").Append(body).ToString();
    }

    public static string Multipart(params string[] parts) =>
        string.Concat(parts.Select(part => $"--{ReplyBoundary}\r\n{part}\r\n")) + $"--{ReplyBoundary}--\r\n";

    public static HttpResponseMessage Reply(params string[] parts) =>
        ScriptedHandler.Response(200, Multipart(parts), $"multipart/mixed; boundary={ReplyBoundary}");
}
