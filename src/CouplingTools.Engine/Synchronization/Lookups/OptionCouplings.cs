using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Dataverse;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Which options the records of a table are coupled with. There are as many as options, so they are read as a whole.</summary>
internal sealed class OptionCouplings
{
    private const int PageSize = 500;

    private readonly LookupAnswers _options = new();
    private readonly LookupAnswers _records = new();

    public static async Task<OptionCouplings> ReadAsync(ICouplingStore store, string mapping, CancellationToken cancellationToken)
    {
        var couplings = new OptionCouplings();
        await foreach (var page in store.ListAsync(new CouplingFilter { Mapping = mapping }, PageSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var coupling in page)
            {
                var option = FieldValue.Of(OptionId.ValueOf(coupling.SalesId));
                couplings._options.Add(FieldValue.Of(coupling.BusinessCentralId), option);
                couplings._records.Add(option, FieldValue.Of(coupling.BusinessCentralId));
            }
        }

        return couplings;
    }

    /// <summary>The answers of a lookup by codes, with the options that the records are coupled with before the codes.</summary>
    public LoadedLookup Before(LoadedLookup byCode, IEnumerable<FieldValue> references)
    {
        foreach (var reference in references)
            byCode.BusinessCentralKeys.Add(reference, _options[reference]);
        foreach (var option in _records.Asked)
            byCode.BusinessCentralReferences.Add(option, _records[option]);
        return byCode;
    }
}
