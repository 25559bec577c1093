namespace CouplingTools.Engine.Records;

/// <summary>One row of one table on one side, with the fields that were asked for.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Version">The service's version token, sent back as it came.</param>
/// <param name="ModifiedAt">When the service last modified the row, in UTC, where it was read.</param>
/// <param name="Values">The values by the service's field names; a lookup of Sales under its logical name.</param>
internal sealed record Record(
    Guid Id,
    string Version,
    DateTimeOffset? ModifiedAt,
    IReadOnlyDictionary<string, FieldValue> Values)
{
    /// <summary>The field's value; blank when the record does not carry it.</summary>
    public FieldValue this[string field] => Values.TryGetValue(field, out var value) ? value : FieldValue.Blank;
}
