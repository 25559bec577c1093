using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What reading says of an update whose answer was lost.</summary>
/// <param name="Bases">The bases that move: what the two sides agreed on, whatever happened since.</param>
/// <param name="Image">What the write did to the row, where it is certain that it was done.</param>
internal sealed record UpdateFinding(IReadOnlyDictionary<string, FieldBase> Bases, WriteImage? Image)
{
    /// <summary>Nothing was done.</summary>
    public static UpdateFinding NotDone { get; } = new(new Dictionary<string, FieldBase>(), null);

    /// <summary>
    /// A row whose version is the expected one was not written. Otherwise a field that has left its old value for the one sent proves
    /// the write, and what another field holds instead is somebody's edit of what was sent, unless the service may have made it of that.
    /// </summary>
    public static UpdateFinding Of(CompiledMapping mapping, WriteIntent intent, Record record)
    {
        if (record.Version == intent.ExpectedVersion)
            return NotDone;
        var fields = mapping.Fields.Where(field => intent.Bases.ContainsKey(field.Name)).Select(field => new Sent(field, intent, record)).ToList();
        var isDone = fields.Any(field => field is { IsHeld: true, WasHeldBefore: false });
        var bases = fields
            .Where(field => field.IsHeld || (isDone && field.IsEdited))
            .ToDictionary(field => field.Name, field => field.Agreed, StringComparer.Ordinal);
        return new UpdateFinding(bases, isDone ? ImageOf(intent, record, fields) : null);
    }

    private static WriteImage ImageOf(WriteIntent intent, Record record, List<Sent> fields)
    {
        var edited = fields.Where(field => field.IsEdited).SelectMany(field => field.Names).ToHashSet(StringComparer.Ordinal);
        var after = intent.Before.Keys.ToDictionary(name => name, name => edited.Contains(name) ? intent.Values[name] : record[name], StringComparer.Ordinal);
        return new WriteImage(intent.Side, IsCreate: false, intent.Before, after, fields.All(field => field.IsHeld) ? record.Version : null);
    }

    /// <summary>One field of the write.</summary>
    private sealed class Sent
    {
        public Sent(MappedField field, WriteIntent intent, Record record)
        {
            Name = field.Name;
            Names = field.Fields(intent.Side);
            var sent = intent.Bases[field.Name].On(intent.Side);
            var present = field.ValuesOf(intent.Side, record);
            var before = Names.All(intent.Before.ContainsKey) ? Names.Select(name => intent.Before[name]).ToList() : null;
            IsHeld = SentValues.AreSame(present, sent);
            Agreed = IsHeld ? intent.Bases[field.Name].With(intent.Side, present) : intent.Bases[field.Name];
            WasHeldBefore = before is null || SentValues.AreSame(before, sent);
            IsEdited = !IsHeld && !SentValues.MayBecome(sent, present) && !(before is not null && SentValues.AreSame(present, before));
        }

        public string Name { get; }

        public IReadOnlyList<string> Names { get; }

        /// <summary>Whether the row holds what was sent.</summary>
        public bool IsHeld { get; }

        /// <summary>What the sides agreed on: what was sent, as the service holds it where it does.</summary>
        public FieldBase Agreed { get; }

        public bool WasHeldBefore { get; }

        /// <summary>Whether the row holds something that a service does not make of what was sent, nor had before.</summary>
        public bool IsEdited { get; }
    }
}
