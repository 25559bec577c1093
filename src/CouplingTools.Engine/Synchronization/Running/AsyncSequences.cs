namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What this framework version lacks for asynchronous sequences.</summary>
internal static class AsyncSequences
{
    public static async IAsyncEnumerable<T> ToAsyncEnumerable<T>(this IEnumerable<T> source)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var element in source)
            yield return element;
    }
}
