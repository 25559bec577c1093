using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>The lines of a state file.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions s_options = new(StoreJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNulls } },
    };

    public static string Write(Transfer.StateLine line) => JsonSerializer.Serialize(line, s_options);

    /// <exception cref="JsonException">The line cannot be read.</exception>
    public static Transfer.StateLine? Read(string line) => JsonSerializer.Deserialize<Transfer.StateLine>(line, s_options);

    /// <summary>The format that the first line of a file tells, however newer ones look otherwise.</summary>
    public static int? FormatOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.Object
            && state.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var number)
            ? number
            : null;
    }

    /// <summary>What is null is not written, so a null that is read stands where something else was.</summary>
    private static void RefuseNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set)
                property.Set = (target, value) => set(target, value ?? throw new JsonException($"The property '{property.Name}' is null."));
        }
    }
}
