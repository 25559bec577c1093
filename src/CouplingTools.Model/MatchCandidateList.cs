using System.Collections;

namespace CouplingTools;

/// <summary>The candidates of a match, best first. As text, and so in a CSV file, it names them all.</summary>
/// <param name="candidates">The candidates.</param>
public sealed class MatchCandidateList(IReadOnlyList<MatchCandidate> candidates) : IReadOnlyList<MatchCandidate>
{
    /// <summary>No candidates.</summary>
    public static MatchCandidateList None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => candidates.Count;

    /// <inheritdoc/>
    public MatchCandidate this[int index] => candidates[index];

    /// <inheritdoc/>
    public IEnumerator<MatchCandidate> GetEnumerator() => candidates.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", candidates);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
