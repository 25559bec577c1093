namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>What a batch was answered with.</summary>
/// <param name="Items">The answers in the order of the operations; <see langword="null"/> where there is none.</param>
/// <param name="IsWhole">Whether the reply came to its end and all of it is understood, so that what is missing was left out by the service.</param>
internal sealed record BatchReply(IReadOnlyList<BatchItem?> Items, bool IsWhole)
{
    /// <summary>The number of operations done before the service stopped at a failure; <see langword="null"/> when it did not stop.</summary>
    public int? StoppedAfter
    {
        get
        {
            var answered = Items.TakeWhile(item => item is not null).Count();
            var stopped = IsWhole && answered > 0 && answered < Items.Count
                && Items[answered - 1]!.Status >= 400 && Items.Skip(answered).All(item => item is null);
            return stopped ? answered : null;
        }
    }
}
