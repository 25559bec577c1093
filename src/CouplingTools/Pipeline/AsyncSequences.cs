namespace CouplingTools.Pipeline;

internal static class AsyncSequences
{
    /// <summary>The first elements, or all of them.</summary>
    public static async IAsyncEnumerable<T> TakeAsync<T>(this IAsyncEnumerable<T> source, int? most)
    {
        var left = most ?? int.MaxValue;
        await foreach (var element in source)
        {
            yield return element;
            if (--left == 0)
                yield break;
        }
    }
}
