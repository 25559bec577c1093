using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether references lead where the mapping says.</summary>
internal sealed class LookupProblems(Workspace workspace)
{
    public async Task<IReadOnlyList<MappingCheck>> RunAsync(CheckedMapping subject, CancellationToken cancellationToken)
    {
        var findings = new Findings(subject.Mapping.Name, "Lookups");
        var fields = subject.Mapping.Fields.Where(field => field.Lookup is not null).ToList();
        var putOff = MappingGraph.PutOff(subject.Mapping, workspace.Catalog.TryFind);
        foreach (var field in fields)
        {
            if (putOff.Contains(field.Name))
                CheckCircle(subject, field, findings);
            if (field.Codec == CodecNames.Lookup)
                CheckTargets(subject, field, findings);
            if (field.Lookup!.BusinessCentral is { } left)
                await CheckHopAsync(subject, field, Side.BusinessCentral, left, findings, cancellationToken).ConfigureAwait(false);
            if (field.Lookup.Sales is { } right)
                await CheckHopAsync(subject, field, Side.Sales, right, findings, cancellationToken).ConfigureAwait(false);
        }

        return findings.OrPassed(fields.Count == 0 ? "LookupsNone" : "LookupsFit");
    }

    /// <summary>What is put off must be writable once the record is there, and the record must do without it until then.</summary>
    private static void CheckCircle(CheckedMapping subject, FieldMapping field, Findings findings)
    {
        foreach (var side in field.Targets().Where(side => subject.Columns(field, side).Any(column => column.IsRequired || !column.CanUpdate)))
            findings.Warn("CircleStays", field.Name, side, field.Name, field.Lookup!.Mapping);
    }

    private void CheckTargets(CheckedMapping subject, FieldMapping field, Findings findings)
    {
        if (subject.Columns(field, Side.Sales) is not [{ Targets.Count: > 0 } column])
            return;
        var legal = column.Targets.Select(target => target.LogicalName).Distinct(StringComparer.Ordinal).ToList();
        var target = field.Lookup!.Sales?.LogicalName ?? workspace.Catalog.TryFind(field.Lookup.Mapping ?? string.Empty)?.Sales.LogicalName;
        if (target is not null && !legal.Contains(target, StringComparer.Ordinal))
            findings.Fail("LookupTarget", field.Name, Side.Sales, column.Name, string.Join(", ", legal), target);
        var unmapped = legal.Where(table => table != target && !workspace.Catalog.All.Any(mapping => mapping.Sales.LogicalName == table)).ToList();
        if (unmapped.Count > 0 && field.Direction.Allows(Side.BusinessCentral))
            findings.Warn("LookupTargetNotMapped", field.Name, Side.Sales, column.Name, string.Join(", ", unmapped), target);
    }

    private async Task CheckHopAsync(CheckedMapping subject, FieldMapping field, Side side, LookupHop hop, Findings findings, CancellationToken cancellationToken)
    {
        var table = side == Side.Sales
            ? new TableReference(hop.EntitySet, hop.Reference, hop.LogicalName)
            : new TableReference(hop.EntitySet, "id", Route: hop.Route);
        try
        {
            var described = await workspace.Service(side).DescribeAsync(table, cancellationToken).ConfigureAwait(false);
            foreach (var name in new[] { hop.Reference, hop.Key }.Where(name => !name.Contains('/') && !described.Fields.ContainsKey(name)).Distinct())
                findings.Add(CheckResult.Failed, "LookupField", field.Name, side, Unknown(hop.EntitySet, name, NearestName.Of(name, described.Fields.Keys)), MappingText.Action("LookupField"));
            if (hop.Filter is not null && findings.IsEmpty)
                await ReadOneAsync(workspace.Service(side), table, hop.Filter, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            findings.Fail("LookupTable", field.Name, side, ServiceFailure.ToException(failure));
        }
    }

    private static string Unknown(string entitySet, string name, string? nearest) => MappingText.Of(nearest is null ? "LookupField" : "LookupFieldNear", entitySet, name, nearest);

    private static async Task ReadOneAsync(IRecordService service, TableReference table, string filter, CancellationToken cancellationToken)
    {
        await foreach (var page in service.QueryAsync(new RecordQuery(table) { Fields = [], Filter = filter, First = 1 }, cancellationToken).ConfigureAwait(false))
            _ = page;
    }
}
