namespace CouplingTools.Engine.Services;

/// <summary>Whether a table holds anything.</summary>
internal static class TableRows
{
    public static async Task<bool> AnyAsync(IRecordService service, TableReference table, CancellationToken cancellationToken)
    {
        var query = new RecordQuery(table) { Fields = [table.Key], First = 1 };
        await foreach (var page in service.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (page.Count > 0)
                return true;
        }

        return false;
    }
}
