using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// The fields by which a record of a mapping can be found on a side without its id: its number, the fields that a match rule
/// takes as enough by themselves, and its name.
/// </summary>
internal sealed class CreateKeys
{
    // What the clocks of two machines differ by, beyond what the services' answers tell.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private CreateKeys(string? number, IReadOnlyList<string> fields, string name) => (Number, Fields, Name) = (number, fields, name);

    /// <summary>The number's field, where the table has one.</summary>
    public string? Number { get; }

    public string Name { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Fields { get; }

    public static CreateKeys Of(RecordMapping mapping, Side side)
    {
        var table = mapping.Table(side);
        var natural = mapping.Fields
            .SelectMany(field => field.Match.Where(match => !match.Optional && !match.Suggests).Select(match => (Field: field, match.Priority)))
            .GroupBy(entry => entry.Priority, entry => entry.Field)
            .Where(rule => rule.Distinct().Count() == 1)
            .SelectMany(rule => Names(rule.First(), side));
        return new CreateKeys(table.Number, [.. new[] { table.Number }.Concat(natural).Append(table.Name).OfType<string>().Distinct(StringComparer.Ordinal)], table.Name);
    }

    /// <summary>Since when, by the service's clock, a record may be there that a create makes.</summary>
    public static DateTimeOffset Earliest(WriteIntent intent, IRecordService service) => intent.CreatedAt + service.ClockAhead - s_margin;

    /// <summary>Whether a row and a create have the same value in one of the fields.</summary>
    public bool Share(Record row, IReadOnlyDictionary<string, FieldValue> sent) => Fields.Any(field => IsSame(row, sent, field));

    /// <summary>Whether a row may come from a create.</summary>
    public bool AreAlike(Record row, WriteIntent intent) =>
        Share(row, intent.Values) || SentValues.AreAlike(intent.Values.GetValueOrDefault(Name).Text, row[Name].Text);

    /// <summary>Whether a row has the number that a create sent.</summary>
    public bool ShareNumber(Record row, WriteIntent intent) => Number is not null && IsSame(row, intent.Values, Number);

    /// <summary>Whether the create chose the number itself.</summary>
    public bool IsNumbered(WriteIntent intent) => Number is not null && !intent.Values.GetValueOrDefault(Number).IsBlank;

    /// <summary>Whether nothing of what was sent could be looked for.</summary>
    public bool IsBlank(WriteIntent intent) => Fields.All(field => intent.Values.GetValueOrDefault(field).IsBlank);

    private static bool IsSame(Record row, IReadOnlyDictionary<string, FieldValue> sent, string field) =>
        sent.GetValueOrDefault(field) is { IsBlank: false } value && SentValues.IsSame(row[field], value);

    /// <summary>A field that is made of several on the side is no key there.</summary>
    private static IReadOnlyList<string> Names(FieldMapping field, Side side) =>
        (side == Side.BusinessCentral ? field.BusinessCentral : field.Sales) is [var only] && field.Lookup is null ? [only] : [];
}
