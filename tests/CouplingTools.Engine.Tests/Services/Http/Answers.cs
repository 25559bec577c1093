using System.Text.Json;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>Answers by name: what the service, a proxy or the network may say to a request, or to the one operation in it.</summary>
internal static class Answers
{
    /// <summary>An answer to a whole request.</summary>
    public static HttpResponseMessage Whole(string name) => name switch
    {
        "never connected" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        "host unknown" => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
        "lost" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "closed"),
        "truncated" => ScriptedHandler.Response(200, """{"responses":[{"id":"0","sta""", "application/json"),
        "not json" => ScriptedHandler.Response(200, "<html><title>Sign in</title></html>", "text/html"),
        _ => ScriptedHandler.Response(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture), "<html><title>Gateway</title></html>", "text/html"),
    };

    /// <summary>A reply of Business Central to a batch.</summary>
    public static HttpResponseMessage CentralBatch(params (int Status, string Body)[] answers) => ScriptedHandler.Response(
        200,
        $$"""{"responses":[{{string.Join(',', answers.Select((answer, id) => $$"""{"id":"{{id}}","status":{{answer.Status}},"headers":{},"body":{{(answer.Body.Length == 0 ? "null" : answer.Body)}}}"""))}}]}""",
        "application/json");

    public static string Error(string code) => $$$"""{"error":{"code":{{{JsonSerializer.Serialize(code)}}},"message":"It went wrong."}}""";
}
