using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>Writes for the tests.</summary>
internal static class Writes
{
    public static WriteOperation Create(Guid? id, params (string Field, object? Value)[] values) => new(WriteKind.Create, id, null, Values(values));

    public static WriteOperation Update(Guid id, string version, params (string Field, object? Value)[] values) =>
        new(WriteKind.Update, id, version, Values(values));

    public static WriteOperation Delete(Guid id, string version) => new(WriteKind.Delete, id, version, []);

    private static KeyValuePair<string, FieldValue>[] Values((string Field, object? Value)[] values) =>
        [.. values.Select(pair => KeyValuePair.Create(pair.Field, FieldValue.Of(pair.Value)))];
}
