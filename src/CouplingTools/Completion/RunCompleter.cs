using System.Globalization;
using CouplingTools.Engine;

namespace CouplingTools.Completion;

/// <summary>Offers the ids of the latest runs.</summary>
public sealed class RunCompleter : CouplingCompleter
{
    private const int Most = 50;

    private protected override async Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        var offers = new List<CompletionOffer>();
        await foreach (var run in request.Session.ListRunsAsync(new RunListRequest { Mappings = request.Mapping is { } mapping ? [mapping] : null }, cancellationToken))
        {
            var id = run.Id.ToString();
            if (id.StartsWith(request.Prefix, StringComparison.OrdinalIgnoreCase))
                offers.Add(new CompletionOffer(id, string.Create(CultureInfo.InvariantCulture, $"{run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} {run.Mapping} {run.Status}")));
            if (offers.Count == Most)
                break;
        }

        return offers;
    }
}
