namespace CouplingTools.Completion;

/// <summary>Offers the names of mappings.</summary>
public sealed class MappingCompleter : CouplingCompleter
{
    private protected override Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CompletionOffer>>(
        [
            .. request.Session.Mappings
                .Where(mapping => mapping.Name.StartsWith(request.Prefix, StringComparison.OrdinalIgnoreCase))
                .Select(mapping => new CompletionOffer(mapping.Name, mapping.Description ?? mapping.Name)),
        ]);
}
