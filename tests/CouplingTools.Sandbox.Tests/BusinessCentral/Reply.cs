using System.Text.Json;

namespace CouplingTools.Sandbox.Tests.BusinessCentral;

/// <summary>An answer of Business Central.</summary>
public sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public Guid Id => Json.GetProperty("id").GetGuid();

    public string ETag => Value("@odata.etag");

    public string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString()!;

    /// <summary>The message without the id it ends with.</summary>
    public string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!.Split("  CorrelationId:  ")[0];

    public IReadOnlyList<JsonElement> Rows => [.. Json.GetProperty("value").EnumerateArray()];

    public string? NextLink => Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

    public string Value(string property) => Json.GetProperty(property).ToString();

    /// <summary>The values of a property in all rows.</summary>
    public IReadOnlyList<string> Column(string property) => [.. Rows.Select(r => r.GetProperty(property).ToString())];

    /// <summary>Status and error code, for one comparison.</summary>
    public (int Status, string Code) Error => (Status, ErrorCode);
}
