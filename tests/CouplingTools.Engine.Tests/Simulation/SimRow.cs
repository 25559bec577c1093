using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A row of a simulated service. A deleted one is kept, so that somebody can bring it back.</summary>
/// <param name="id">Its id.</param>
/// <param name="label">How steps and problems name it.</param>
internal sealed class SimRow(Guid id, string label)
{
    public Guid Id { get; } = id;

    public Dictionary<string, FieldValue> Values { get; } = new(StringComparer.Ordinal);

    public long Version { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public bool IsDeleted { get; set; }

    public string Token => $"W/\"{Version}\"";

    public Record ToRecord(IEnumerable<string> fields, string key, TimeSpan ahead) => new(
        Id, Token, ModifiedAt + ahead, fields.ToDictionary(field => field, field => field == key ? FieldValue.Of(Id) : Values.GetValueOrDefault(field), StringComparer.Ordinal));

    public override string ToString() => label;
}
