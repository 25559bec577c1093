using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

internal static class Matches
{
    /// <summary>Collects what matching finds, for the whole mapping or for inputs.</summary>
    public static async Task<List<RecordMatch>> MatchesAsync(this CouplingSession session, MatchOptions options, IAsyncEnumerable<RecordReference>? inputs = null)
    {
        var found = new List<RecordMatch>();
        await foreach (var match in session.FindMatchesAsync(inputs, options, problem => throw problem, QuietHost.Instance, TestContext.Current.CancellationToken))
            found.Add(match);
        return found;
    }
}
