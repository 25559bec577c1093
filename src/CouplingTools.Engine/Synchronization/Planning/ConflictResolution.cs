namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>A person's decision of conflicts: whose values win, and of which fields.</summary>
/// <param name="Winner">The side whose values win.</param>
/// <param name="Fields">The fields decided about; every conflicting one when <see langword="null"/>.</param>
internal sealed record ConflictResolution(Side Winner, IReadOnlyCollection<string>? Fields)
{
    public bool Covers(string field) => Fields?.Contains(field, StringComparer.OrdinalIgnoreCase) ?? true;
}
