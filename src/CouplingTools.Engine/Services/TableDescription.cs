namespace CouplingTools.Engine.Services;

/// <summary>What a service says of one table. Field names are compared as the service spells them.</summary>
internal sealed record TableDescription(TableReference Table, IReadOnlyDictionary<string, FieldDescription> Fields)
{
    public bool CanInsert { get; init; } = true;

    public bool CanUpdate { get; init; } = true;

    public bool CanDelete { get; init; } = true;

    /// <summary>Whether the service keeps track of changes, deletions among them (Dataverse).</summary>
    public bool IsTracked { get; init; }

    public IReadOnlyList<string> ReadableFields() =>
        [.. Fields.Values.Where(field => field.CanRead && field.Kind != FieldKind.Other).Select(field => field.Name)];
}
