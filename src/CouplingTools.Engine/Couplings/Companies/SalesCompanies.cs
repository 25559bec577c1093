using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Companies;

/// <summary>Knows what stands for companies in Sales, where Business Central's own solution is installed. Asked once in a session.</summary>
internal sealed class SalesCompanies(IRecordService sales, Guid companyId, string companyName)
{
    private const string ExternalId = "bcbi_externalid";
    private const string Name = "bcbi_name";

    private readonly object _gate = new();
    private Task<CompanyMark?>? _mark;
    private string? _warning;

    /// <summary>How the rows of a table with the column are marked; <see langword="null"/> where they are not.</summary>
    public async Task<CompanyMark?> MarkOfAsync(FieldDescription? column, IRunHost host, CancellationToken cancellationToken)
    {
        if (column is null)
            return null;
        if (column.Kind == FieldKind.Guid)
            return new CompanyMark(FieldValue.Of(companyId), null);
        var mark = await ReadOnceAsync(column, cancellationToken).ConfigureAwait(false);
        if (host is not QuietHost && Interlocked.Exchange(ref _warning, null) is { } warning)
            host.Warn(warning);
        return mark;
    }

    /// <summary>The names of companies, by what stands for them; a name that cannot be read is left out.</summary>
    public async Task<IReadOnlyDictionary<FieldValue, string>> NamesAsync(CompanyMark mark, IReadOnlyCollection<FieldValue> companies, CancellationToken cancellationToken)
    {
        if (mark.Companies is not { } table)
            return new Dictionary<FieldValue, string>();
        try
        {
            var rows = await sales.ReadAsync(table, [.. companies.Select(company => company.Value).OfType<Guid>()], [table.Key, Name], cancellationToken).ConfigureAwait(false);
            return rows.Values.Where(row => !row[Name].IsBlank).ToDictionary(row => FieldValue.Of(row.Id), row => row[Name].Text);
        }
        catch (ServiceException)
        {
            return new Dictionary<FieldValue, string>();
        }
    }

    private Task<CompanyMark?> ReadOnceAsync(FieldDescription column, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_mark is null or { IsFaulted: true } or { IsCanceled: true })
                _mark = ReadAsync(column, cancellationToken);
            return _mark;
        }
    }

    private async Task<CompanyMark?> ReadAsync(FieldDescription column, CancellationToken cancellationToken)
    {
        try
        {
            var table = await sales.ReferredTableAsync(column.Targets[0], cancellationToken).ConfigureAwait(false);
            var rows = await sales
                .ReadByKeyAsync(table, ExternalId, [FieldValue.Of(companyId.ToString("D"))], null, [table.Key, ExternalId], cancellationToken)
                .ConfigureAwait(false);
            if (rows.Count == 0)
                _warning = ErrorText.Message("CompanyNotInSales", companyName, companyId, table.EntitySet);
            return new CompanyMark(rows.Count == 0 ? FieldValue.Blank : FieldValue.Of(rows[0].Id), table);
        }
        catch (ServiceException failure) when (failure.Error.Class != ErrorClass.Transient)
        {
            _warning = ErrorText.Message("CompaniesNotReadable", companyName, failure.Error.Message);
            return null;
        }
    }
}
