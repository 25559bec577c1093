namespace CouplingTools;

/// <summary>A record that may be the one that a create left behind whose answer was lost.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Number">The number people know it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="ModifiedAt">When the service last modified it, in UTC, where that is known.</param>
public sealed record CreationCandidate(Guid Id, string? Number, string? Name, DateTimeOffset? ModifiedAt)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', new[] { Number, Name, $"({Id})" }.Where(part => part is not null));
}
