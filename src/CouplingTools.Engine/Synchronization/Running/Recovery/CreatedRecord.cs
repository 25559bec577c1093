using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>A record that a create left behind whose answer was lost.</summary>
/// <param name="Intent">The create.</param>
/// <param name="Record">The record as it is now.</param>
/// <param name="Replaced">The coupling that gives way to the new one.</param>
internal sealed record CreatedRecord(WriteIntent Intent, Record Record, StoredCoupling? Replaced)
{
    public StoredCoupling CouplingIn(RecordMapping mapping, DateTimeOffset now) => new()
    {
        Mapping = mapping.Name,
        BusinessCentralId = Intent.Side == Side.BusinessCentral ? Record.Id : Intent.SourceId,
        SalesId = Intent.Side == Side.Sales ? Record.Id : Intent.SourceId,
        Number = Display.Number(mapping, Intent.Side, Record) ?? Replaced?.Number,
        Name = Display.Name(mapping, Intent.Side, Record) ?? Replaced?.Name,
        CoupledAt = now,
    };

    /// <summary>What it agrees on with its source: what it was sent, as the service holds it where it still does.</summary>
    public IReadOnlyDictionary<string, FieldBase> BasesIn(CompiledMapping mapping)
    {
        var bases = Intent.Bases.ToDictionary(StringComparer.Ordinal);
        foreach (var field in mapping.Fields.Where(field => bases.ContainsKey(field.Name)))
        {
            var present = field.ValuesOf(Intent.Side, Record);
            if (SentValues.AreSame(present, bases[field.Name].On(Intent.Side)))
                bases[field.Name] = bases[field.Name].With(Intent.Side, present);
        }

        return bases;
    }

    /// <summary>A row that holds something else than was sent may have been changed by somebody; then its version is not the one that the create left.</summary>
    public WriteImage Image()
    {
        var after = Intent.Values.Where(value => Record.Values.ContainsKey(value.Key)).ToDictionary(value => value.Key, value => Record[value.Key], StringComparer.Ordinal);
        var isUntouched = after.All(value => SentValues.IsSame(value.Value, Intent.Values[value.Key]));
        return new WriteImage(Intent.Side, IsCreate: true, new Dictionary<string, FieldValue>(), after, isUntouched ? Record.Version : null);
    }
}
