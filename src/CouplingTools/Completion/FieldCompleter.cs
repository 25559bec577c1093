namespace CouplingTools.Completion;

/// <summary>Offers the names of a mapping's fields.</summary>
public sealed class FieldCompleter : CouplingCompleter
{
    private protected override Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CompletionOffer>>(request.Mapping is null ? [] :
        [
            .. request.Session.FindMapping(request.Mapping).Fields
                .Where(field => field.BusinessCentral.Count > 0 && field.Sales.Count > 0 && field.Name.StartsWith(request.Prefix, StringComparison.OrdinalIgnoreCase))
                .Select(field => new CompletionOffer(field.Name, field.Description ?? field.Name)),
        ]);
}
