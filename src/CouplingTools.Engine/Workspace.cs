using System.Collections.Concurrent;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine;

/// <summary>What every operation of a session works with: the two services, the store, the mappings, the clock.</summary>
internal sealed class Workspace(
    IRecordService businessCentral,
    IRecordService sales,
    ICouplingStore store,
    MappingCatalog catalog,
    TimeProvider time,
    Func<Guid> newId,
    ServiceNotices notices)
{
    public const int DefaultUpdateAttempts = 3;

    private readonly ConcurrentDictionary<string, CompiledMapping> _compiled = new(StringComparer.OrdinalIgnoreCase);

    public ICouplingStore Store { get; } = store;

    public MappingCatalog Catalog { get; } = catalog;

    public TimeProvider Time { get; } = time;

    public Func<Guid> NewId { get; } = newId;

    public ServiceNotices Notices { get; } = notices;

    /// <summary>How long runs and their results are kept.</summary>
    public required TimeSpan Retention { get; init; }

    /// <summary>After how many identical failures a coupling is suspended, where its mapping does not say.</summary>
    public required int SuspendAfter { get; init; }

    /// <summary>How often a record that somebody else keeps changing is read and decided before it is reported.</summary>
    public int UpdateAttempts { get; init; } = DefaultUpdateAttempts;

    /// <summary>How long a service is given to end what a run that died had sent it.</summary>
    public TimeSpan SettleTime { get; init; }

    /// <summary>The companies as Sales knows them.</summary>
    public required SalesCompanies Companies { get; init; }

    public IRecordService Service(Side side) => side == Side.BusinessCentral ? businessCentral : sales;

    public async Task<CompiledMapping> CompileAsync(string name, CancellationToken cancellationToken)
    {
        var definition = Catalog.Find(name);
        if (_compiled.TryGetValue(definition.Name, out var known))
            return known;

        var left = DescribeAsync(Side.BusinessCentral, definition, cancellationToken);
        var right = DescribeAsync(Side.Sales, definition, cancellationToken);
        await Task.WhenAll(left, right).ConfigureAwait(false);
        return _compiled.GetOrAdd(
            definition.Name,
            MappingCompiler.Compile(definition, await left.ConfigureAwait(false), await right.ConfigureAwait(false), MappingGraph.Following(definition, Catalog.TryFind)));
    }

    public static TableReference TableOf(RecordMapping definition, Side side)
    {
        var table = definition.Table(side);
        return new TableReference(table.EntitySet, table.Key, table.LogicalName, table.Route) { OptionSet = table.OptionSet };
    }

    public Task<TableDescription> DescribeAsync(Side side, RecordMapping definition, CancellationToken cancellationToken) =>
        Service(side).DescribeAsync(TableOf(definition, side), cancellationToken);
}
