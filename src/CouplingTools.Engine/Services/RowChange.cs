namespace CouplingTools.Engine.Services;

/// <summary>A row that changed. Its values are read by id, when they are needed.</summary>
/// <param name="Id">The row.</param>
/// <param name="Version">The version that it has now; <see langword="null"/> when it was deleted.</param>
/// <param name="ModifiedAt">When it was last modified, where the service tells.</param>
internal sealed record RowChange(Guid Id, string? Version, DateTimeOffset? ModifiedAt)
{
    public bool IsDeleted => Version is null;
}
