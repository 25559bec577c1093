using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Records;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A write as the journal on disk has it.</summary>
internal sealed record SimIntent(string Side, string Kind, string State, Guid? TargetId, Guid SourceId, IReadOnlyDictionary<string, FieldValue> Values)
{
    public static IReadOnlyList<SimIntent> ReadAll(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT side, kind, state, target_id, source_id, field_values FROM intents ORDER BY id";
        using var reader = command.ExecuteReader();
        var intents = new List<SimIntent>();
        while (reader.Read())
        {
            intents.Add(new SimIntent(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : Guid.Parse(reader.GetString(3)), Guid.Parse(reader.GetString(4)),
                StoreJson.ReadValues(reader.GetString(5))));
        }

        return intents;
    }

    public bool IsFor(IEnumerable<KeyValuePair<string, FieldValue>> values) =>
        Values.Count == values.Count() && values.All(value => Values.TryGetValue(value.Key, out var kept) && kept == value.Value);
}
