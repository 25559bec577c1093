using System.Runtime.CompilerServices;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Changes;

/// <summary>Takes another way when the service refuses the first one.</summary>
internal static class Otherwise
{
    /// <summary>The pages of <paramref name="first"/>, and those of <paramref name="second"/> once the service answers with one of the statuses.</summary>
    public static async IAsyncEnumerable<ChangePage> IfRefusedAsync(
        IAsyncEnumerable<ChangePage> first, IReadOnlyList<int> statuses, IAsyncEnumerable<ChangePage> second,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pages = first.GetAsyncEnumerator(cancellationToken);
        var isRefused = false;
        while (!isRefused)
        {
            try
            {
                if (!await pages.MoveNextAsync())
                    yield break;
            }
            catch (ServiceException e) when (IsRefusal(e.Error, statuses))
            {
                isRefused = true;
                continue;
            }
            yield return pages.Current;
        }
        await foreach (var page in second.WithCancellation(cancellationToken))
            yield return page;
    }

    private static bool IsRefusal(ServiceError error, IReadOnlyList<int> statuses) =>
        ServiceCodes.Of(error.Code)?.Meaning == CodeMeaning.Expired
        || (statuses.Contains(error.Status) && error.Class != ErrorClass.Transient);
}
