using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the mapped columns of a table can be read. Reads one row.</summary>
internal static class ReadCheck
{
    /// <summary>The check, and the table as the service describes it, where it does.</summary>
    public static async Task<(ConnectionCheck Check, TableDescription? Table)> RunAsync(TableSubject subject, CancellationToken cancellationToken)
    {
        var check = subject.Check("Read");
        try
        {
            var table = await subject.Service.DescribeAsync(subject.Reference, cancellationToken);
            var query = new RecordQuery(subject.Reference) { Fields = Fields(subject, table), Filter = subject.Mapping.Table(subject.Side).Filter, First = 1 };
            var rows = 0;
            await foreach (var page in subject.Service.QueryAsync(query, cancellationToken))
                rows += page.Count;
            return (check.Passed(rows > 0 ? "CheckRead" : "CheckReadNothing", subject.Reference.EntitySet), table);
        }
        catch (ServiceException failure)
        {
            return (check.Failed(ServiceFailure.ToException(failure)), null);
        }
    }

    private static List<string> Fields(TableSubject subject, TableDescription table) =>
    [
        .. subject.Mapping.Fields
            .SelectMany(field => subject.Side == Side.BusinessCentral ? field.BusinessCentral : field.Sales)
            .Where(field => table.Fields.TryGetValue(field, out var column) && column.CanRead)
            .Distinct(StringComparer.Ordinal),
    ];
}
