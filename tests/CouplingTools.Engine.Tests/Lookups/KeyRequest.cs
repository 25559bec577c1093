using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Lookups;

internal sealed record KeyRequest(TableReference Table, string Key, IReadOnlyList<FieldValue> Values, string? Filter)
{
    public override string ToString() => $"{Table.EntitySet}.{Key} in ({string.Join(", ", Values.Select(value => value.Text).Order(StringComparer.Ordinal))}) {Filter}".TrimEnd();
}
