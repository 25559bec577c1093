using System.Runtime.CompilerServices;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Checks mappings against what both services tell of their tables. Reads only.</summary>
internal sealed class MappingTester(Workspace workspace)
{
    public async IAsyncEnumerable<MappingCheck> RunAsync(RecordMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in DependencyProblems.Of(mapping, workspace.Catalog.TryFind))
            yield return check;
        var (missing, subject) = await DescribeAsync(mapping, cancellationToken).ConfigureAwait(false);
        foreach (var check in missing)
            yield return check;
        if (subject is null)
            yield break;

        var (fields, compiled) = FieldProblems.Of(subject);
        foreach (var check in TableProblems.Of(subject).Concat(fields).Concat(TargetProblems.Of(subject)).Concat(LengthProblems.Of(subject)).Concat(RequiredProblems.Of(subject)))
            yield return check;
        foreach (var check in await new OptionProblems(workspace.Service(Side.BusinessCentral)).RunAsync(subject, compiled, cancellationToken).ConfigureAwait(false))
            yield return check;
        foreach (var check in await new LookupProblems(workspace).RunAsync(subject, cancellationToken).ConfigureAwait(false))
            yield return check;
        foreach (var check in await new FilterProblems(workspace).RunAsync(subject, cancellationToken).ConfigureAwait(false))
            yield return check;
        var traits = await workspace.Service(Side.Sales).TraitsAsync(subject.Sales.Table, cancellationToken).ConfigureAwait(false);
        foreach (var check in TableProblems.OfTracking(mapping, traits).Concat(TableProblems.OfVersions(mapping, traits)).Concat(RoundTrips.Of(mapping, compiled)))
            yield return check;
    }

    /// <summary>Both tables, or the checks that say which of them a service does not have.</summary>
    private async Task<(IReadOnlyList<MappingCheck> Missing, CheckedMapping? Subject)> DescribeAsync(RecordMapping mapping, CancellationToken cancellationToken)
    {
        var findings = new Findings(mapping.Name, "Tables");
        var tables = new List<TableDescription>();
        foreach (var side in MappedSides.Both)
        {
            try
            {
                tables.Add(await workspace.DescribeAsync(side, mapping, cancellationToken).ConfigureAwait(false));
            }
            catch (ServiceException failure)
            {
                findings.Fail("TableUnknown", null, side, ServiceFailure.ToException(failure));
            }
        }

        return tables is [var businessCentral, var sales]
            ? ([], new CheckedMapping(mapping, businessCentral, sales))
            : (findings.OrPassed("TablesFit"), null);
    }
}
