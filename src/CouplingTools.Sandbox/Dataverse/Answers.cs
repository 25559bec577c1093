using System.Net;
using System.Text;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>Answers of the usual kinds.</summary>
internal static class Answers
{
    /// <summary>The content type of JSON answers.</summary>
    public const string JsonType = "application/json; odata.metadata=minimal";

    /// <summary>A JSON object.</summary>
    public static SandboxResponse Json(Action<Utf8JsonWriter> write, HttpStatusCode status = HttpStatusCode.OK) =>
        new((int)status) { ContentType = JsonType, Body = JsonText.Write(write) };

    /// <summary>Plain text, with the byte order mark the service puts before counts where wanted.</summary>
    public static SandboxResponse Text(string text, bool mark) => new(200)
    {
        ContentType = "text/plain",
        Body = mark ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text),
    };

    /// <summary>No content.</summary>
    public static SandboxResponse Empty(HttpStatusCode status = HttpStatusCode.NoContent) => new((int)status);

    /// <summary>No content, naming the row that was written.</summary>
    public static SandboxResponse Written(string url)
    {
        var response = Empty();
        response.Headers.Add("Location", url);
        response.Headers.Add("OData-EntityId", url);
        return response;
    }

    /// <summary>Says which preferences were applied, if any.</summary>
    public static void Apply(SandboxResponse response, string? preferences)
    {
        if (preferences is not null)
        {
            response.Headers.Add("Preference-Applied", preferences);
        }
    }

    /// <summary>A refusal in the service's shape.</summary>
    public static SandboxResponse Error(DataverseException error) => Json(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("code", error.Code);
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        },
        error.Status);
}
