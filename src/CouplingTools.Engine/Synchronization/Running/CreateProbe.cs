using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Looks for the record that a lost create may have left behind, where the service chose its id: among the uncoupled
/// rows with the same name, changed since the create was sent, those that hold exactly the values sent.
/// </summary>
internal sealed class CreateProbe(Workspace workspace, MappingRun run)
{
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Record>> FindAsync(
        Side side, IReadOnlyCollection<KeyValuePair<string, FieldValue>> sent, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var table = run.Mapping.Definition.Table(side);
        var name = sent.FirstOrDefault(value => value.Key == table.Name).Value;
        if (name.IsBlank)
            return [];

        var candidates = await workspace.Service(side)
            .ReadByKeyAsync(run.Mapping.Table(side), table.Name, [name], null, run.Mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);
        var alike = candidates
            .Where(record => record.ModifiedAt is null || record.ModifiedAt >= sentAt - s_clockTolerance)
            .Where(record => sent.All(value => !record.Values.ContainsKey(value.Key) || IsSame(record[value.Key], value.Value)))
            .ToList();
        if (alike.Count == 0)
            return alike;

        var coupled = await workspace.Store
            .FindAsync(run.Mapping.Name, side, [.. alike.Select(record => record.Id)], cancellationToken)
            .ConfigureAwait(false);
        var taken = coupled.Select(coupling => coupling.IdOn(side)).ToHashSet();
        return [.. alike.Where(record => !taken.Contains(record.Id))];
    }

    private static bool IsSame(FieldValue stored, FieldValue sent) =>
        string.Equals(stored.Text.Trim(), sent.Text.Trim(), StringComparison.OrdinalIgnoreCase);
}
