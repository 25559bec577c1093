using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>
/// Whether Business Central's own integration seems to work on a table: it sets the company on every row it couples, in a
/// column that its solution adds (documentation: "Integrating with Dynamics 365 Sales"). Rows that are coupled here carry it too, and do not count.
/// </summary>
internal sealed class NativeIntegrationCheck(Func<CancellationToken, Task<ICouplingStore?>> openStore)
{
    public const string Name = "NativeIntegration";

    /// <summary>Marked rows say nothing new after as many.</summary>
    private const int MostPages = 20;

    public async Task<ConnectionCheck> RunAsync(TableSubject subject, TableDescription table, CancellationToken cancellationToken)
    {
        var check = subject.Check(Name);
        if (!table.Fields.TryGetValue(CompanyMark.Column, out var column))
            return check.Passed("CheckNativeAbsent", subject.Reference.LogicalName);
        var name = column.Kind == FieldKind.Lookup ? $"_{CompanyMark.Column}_value" : CompanyMark.Column;
        var query = new RecordQuery(subject.Reference) { Fields = [], Filter = $"{name} ne null" };
        try
        {
            await using var store = await openStore(cancellationToken);
            var pages = 0;
            await foreach (var page in subject.Service.QueryAsync(query, cancellationToken))
            {
                if (await IsAnyForeignAsync(store, [.. page.Select(row => row.Id)], cancellationToken))
                    return check.Warning("CheckNativeActive", subject.Reference.LogicalName);
                if (++pages == MostPages)
                    break;
            }
            return check.Passed(pages == 0 ? "CheckNativeIdle" : "CheckNativeOwn", subject.Reference.LogicalName);
        }
        catch (ServiceException failure)
        {
            return check.Skipped("CheckNativeUnknown", failure.Error.Message);
        }
    }

    private static async Task<bool> IsAnyForeignAsync(ICouplingStore? store, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || store is null)
            return ids.Count > 0;
        var own = new HashSet<Guid>();
        await foreach (var page in store.ListAsync(new CouplingFilter { SalesIds = ids }, SyncOptions.DefaultBatchSize, cancellationToken))
            own.UnionWith(page.Select(coupling => coupling.SalesId));
        return ids.Any(id => !own.Contains(id));
    }
}
