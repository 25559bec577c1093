using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Tells of records whether their mapping's filters take them, and which part does not. Reads only.</summary>
internal sealed class RecordTester(Workspace workspace)
{
    private const string Check = "Record";

    public async IAsyncEnumerable<MappingCheck> RunAsync(
        IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in new RecordFinder(workspace).ReadAsync(inputs, new SyncOptions { Mapping = mapping }, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in chunk.Items.Where(item => item.Result is { Outcome: not SyncOutcome.Skipped }))
                onMissing(RecordFinder.ErrorOf(item));
            foreach (var side in MappedSides.Both)
            {
                var items = chunk.Items.Where(item => item.On(side) is not null).ToList();
                var parts = await PartsAsync(chunk.Run.Mapping, side, items, cancellationToken).ConfigureAwait(false);
                foreach (var item in items)
                    yield return CheckOf(chunk.Run.Mapping, side, item.On(side)!, parts);
            }
        }
    }

    /// <summary>Each part of the side's filter, with the records it takes.</summary>
    private async Task<IReadOnlyList<(string Part, HashSet<Guid> Taken)>> PartsAsync(
        CompiledMapping mapping, Side side, List<SyncItem> items, CancellationToken cancellationToken)
    {
        var table = mapping.Definition.Table(side);
        var parts = new List<(string, HashSet<Guid>)>();
        if (table.Filter is null || items.Count == 0)
            return parts;
        var ids = items.Select(item => FieldValue.Of(item.IdOn(side)!.Value)).Distinct().ToList();
        foreach (var part in FilterParts.Of(table.Filter))
        {
            var taken = await workspace.Service(side).ReadByKeyAsync(mapping.Table(side), table.Key, ids, part, [table.Key], cancellationToken).ConfigureAwait(false);
            parts.Add((part, [.. taken.Select(record => record.Id)]));
        }

        return parts;
    }

    private static MappingCheck CheckOf(CompiledMapping mapping, Side side, Record record, IReadOnlyList<(string Part, HashSet<Guid> Taken)> parts)
    {
        var table = mapping.Definition.Table(side);
        var name = table.Number is { } number && !record[number].IsBlank ? record[number].Text : record.Id.ToString();
        var against = parts.Where(part => !part.Taken.Contains(record.Id)).Select(part => part.Part).ToList();
        var rule = against.Count > 0 ? "RecordFilteredOut" : null;
        var text = rule ?? (table.Filter is null ? "RecordUnfiltered" : "RecordTaken");
        return new MappingCheck
        {
            Mapping = mapping.Name,
            Check = Check,
            Service = side,
            Record = name,
            Result = rule is null ? CheckResult.Passed : CheckResult.Warning,
            Rule = rule,
            Detail = MappingText.Of(text, name, side, table.Filter, string.Join("; ", against)),
            Remedy = rule is null ? null : MappingText.Action(rule),
        };
    }
}
