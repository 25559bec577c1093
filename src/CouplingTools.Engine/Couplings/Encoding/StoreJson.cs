using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>How values are written into a store's columns, the same for every kind of store.</summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FieldValueConverter(), new FieldBaseConverter(), new FieldChangeConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>How values are written, for what is written elsewhere.</summary>
    public static JsonSerializerOptions Options => s_options;

    public static string Write(IReadOnlyDictionary<string, FieldValue> values) => JsonSerializer.Serialize(values, s_options);

    public static string Write(IReadOnlyDictionary<string, FieldBase> bases) => JsonSerializer.Serialize(bases, s_options);

    public static string Write(IReadOnlyList<FieldChange> changes) => JsonSerializer.Serialize(changes, s_options);

    public static string Write(IReadOnlyList<WriteImage> images) => JsonSerializer.Serialize(images, s_options);

    /// <summary>An array, to hand a statement any number of keys in one parameter.</summary>
    [return: NotNullIfNotNull(nameof(keys))]
    public static string? Write<T>(IEnumerable<T>? keys) => keys is null ? null : JsonSerializer.Serialize(keys, s_options);

    public static string? Write(RepeatedFailure? failure) => failure is null ? null : JsonSerializer.Serialize(failure, s_options);

    public static string? Write(CouplingHold? hold) => hold is null ? null : JsonSerializer.Serialize(hold, s_options);

    public static IReadOnlyDictionary<string, FieldValue> ReadValues(string json) => Read<Dictionary<string, FieldValue>>(json);

    public static IReadOnlyDictionary<string, FieldBase> ReadBases(string json) => Read<Dictionary<string, FieldBase>>(json);

    public static IReadOnlyList<Guid> ReadIds(string json) => Read<List<Guid>>(json);

    public static IReadOnlyList<FieldChange> ReadChanges(string json) => Read<List<FieldChange>>(json);

    public static IReadOnlyList<WriteImage> ReadImages(string json) => Read<List<WriteImage>>(json);

    public static IReadOnlyList<CreationCandidate> ReadCandidates(string json) => Read<List<CreationCandidate>>(json);

    public static RepeatedFailure ReadFailure(string json) => Read<RepeatedFailure>(json);

    public static CouplingHold ReadHold(string json) => Read<CouplingHold>(json);

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, s_options) ?? throw new JsonException("A stored value is null.");
}
