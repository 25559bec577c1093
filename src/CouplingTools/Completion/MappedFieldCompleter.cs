namespace CouplingTools.Completion;

/// <summary>Offers the names of mapped fields: of the mapping typed so far, or of all.</summary>
public sealed class MappedFieldCompleter : CouplingCompleter
{
    private protected override Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CompletionOffer>>(
        [
            .. request.Session.Mappings
                .Where(mapping => request.Mapping is null || mapping.Name.Equals(request.Mapping, StringComparison.OrdinalIgnoreCase))
                .SelectMany(mapping => mapping.Fields)
                .Where(field => field.Name.StartsWith(request.Prefix, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
                .Select(field => new CompletionOffer(field.Name, field.Description ?? field.Name)),
        ]);
}
