using System.Globalization;

namespace CouplingTools;

/// <summary>A record of the other side that may be the partner.</summary>
public sealed record MatchCandidate
{
    /// <summary>The candidate's side.</summary>
    public required Side Side { get; init; }

    /// <summary>The candidate's id: what to couple with if it is the right one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The candidate's number.</summary>
    public string? Number { get; init; }

    /// <summary>The candidate's name.</summary>
    public string? Name { get; init; }

    /// <summary>How well the candidate matches, up to 100.</summary>
    public int Score { get; init; }

    /// <summary>The fields of the rule that found the candidate.</summary>
    public string? Rule { get; init; }

    /// <summary>The record of this side the candidate is coupled to, if it is.</summary>
    public Guid? CoupledId { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', new[] { Number, Name }.Where(part => !string.IsNullOrEmpty(part)))} ({Id}, score {Score})").TrimStart();
}
