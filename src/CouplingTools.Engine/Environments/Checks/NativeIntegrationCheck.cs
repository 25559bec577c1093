using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>
/// Whether Business Central's own integration seems to work on a table: it sets the company on every row it couples, in a
/// column that its solution adds (documentation: "Integrating with Dynamics 365 Sales").
/// </summary>
internal static class NativeIntegrationCheck
{
    public const string Name = "NativeIntegration";

    private const string CompanyColumn = "bcbi_companyid";

    public static async Task<ConnectionCheck> RunAsync(TableSubject subject, TableDescription table, CancellationToken cancellationToken)
    {
        var check = subject.Check(Name);
        if (!table.Fields.TryGetValue(CompanyColumn, out var column))
            return check.Passed("CheckNativeAbsent", subject.Reference.LogicalName);
        var name = column.Kind == FieldKind.Lookup ? $"_{CompanyColumn}_value" : CompanyColumn;
        var query = new RecordQuery(subject.Reference) { Fields = [], Filter = $"{name} ne null", First = 1 };
        try
        {
            await foreach (var page in subject.Service.QueryAsync(query, cancellationToken))
            {
                if (page.Count > 0)
                    return check.Warning("CheckNativeActive", subject.Reference.LogicalName);
            }
            return check.Passed("CheckNativeIdle", subject.Reference.LogicalName);
        }
        catch (ServiceException failure)
        {
            return check.Skipped("CheckNativeUnknown", failure.Error.Message);
        }
    }
}
