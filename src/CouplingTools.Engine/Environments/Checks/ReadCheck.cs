using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the mapped columns of a table can be read. Reads one row.</summary>
internal static class ReadCheck
{
    public const string Name = "Read";

    /// <summary>The check, and the table as the service describes it, where it does.</summary>
    public static async Task<(ConnectionCheck Check, TableDescription? Table)> RunAsync(TableSubject subject, CancellationToken cancellationToken)
    {
        var check = subject.Check(Name);
        TableDescription? table = null;
        try
        {
            table = await subject.Service.DescribeAsync(subject.Reference, cancellationToken);
            var fields = Fields(subject);
            var missing = fields.Where(field => !table.Fields.ContainsKey(field)).ToList();
            if (missing.Count > 0)
                return (check.Failed("CheckReadMissing", subject.Reference.EntitySet, string.Join(", ", missing)), table);
            fields.RemoveAll(field => !table.Fields[field].CanRead);
            var query = new RecordQuery(subject.Reference) { Fields = fields, Filter = subject.Mapping.Table(subject.Side).Filter, First = 1 };
            var rows = 0;
            await foreach (var page in subject.Service.QueryAsync(query, cancellationToken))
                rows += page.Count;
            return (check.Passed(rows > 0 ? "CheckRead" : "CheckReadNothing", subject.Reference.EntitySet), table);
        }
        catch (ServiceException failure)
        {
            return (check.Failed(ServiceFailure.ToException(failure)), table);
        }
    }

    private static List<string> Fields(TableSubject subject) =>
    [
        .. subject.Mapping.Fields
            .SelectMany(field => subject.Side == Side.BusinessCentral ? field.BusinessCentral : field.Sales)
            .Distinct(StringComparer.Ordinal),
    ];
}
