using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether the services understand the filters.</summary>
internal sealed class FilterProblems(Workspace workspace)
{
    public async Task<IReadOnlyList<MappingCheck>> RunAsync(CheckedMapping subject, CancellationToken cancellationToken)
    {
        var findings = new Findings(subject.Mapping.Name, "Filters");
        var filters = MappedSides.Both.Where(side => subject.Mapping.Table(side).Filter is not null).ToList();
        foreach (var side in filters)
        {
            var filter = subject.Mapping.Table(side).Filter;
            var query = new RecordQuery(subject.Table(side).Table) { Fields = [subject.Mapping.Table(side).Key], Filter = filter, First = 1 };
            try
            {
                var rows = 0;
                await foreach (var page in workspace.Service(side).QueryAsync(query, cancellationToken).ConfigureAwait(false))
                    rows += page.Count;
                if (rows == 0)
                    findings.Warn("FilterEmpty", null, side, filter, query.Table.EntitySet);
            }
            catch (ServiceException failure)
            {
                findings.Fail("FilterRefused", null, side, filter, failure.Error.Message);
            }
        }

        return findings.OrPassed(filters.Count == 0 ? "FiltersNone" : "FiltersFit");
    }
}
