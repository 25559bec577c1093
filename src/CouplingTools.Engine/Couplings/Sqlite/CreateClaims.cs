using CouplingTools.Engine.Services;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Lets one run at a time create the partner of a record, and none once the record has one.</summary>
internal static class CreateClaims
{
    /// <summary>The creates among the intents that would give a record a second partner.</summary>
    public static HashSet<WriteIntent> Refused(SqliteConnection connection, long scope, IReadOnlyList<WriteIntent> intents)
    {
        var refused = new HashSet<WriteIntent>(ReferenceEqualityComparer.Instance);
        foreach (var group in intents.Where(intent => intent.Kind == WriteKind.Create).GroupBy(intent => (intent.Mapping, intent.Side)))
        {
            var source = group.Key.Side.Opposite();
            var partners = CouplingReader.Find(connection, scope, group.Key.Mapping, source, [.. group.Select(intent => intent.SourceId)])
                .ToDictionary(coupling => coupling.IdOn(source), coupling => coupling.IdOn(group.Key.Side));
            var claimed = IntentTable.Open(connection, scope, group.Key.Mapping)
                .Where(open => open.Kind == WriteKind.Create && open.Side == group.Key.Side)
                .Select(open => open.SourceId)
                .ToHashSet();
            refused.UnionWith(group.Where(intent =>
                claimed.Contains(intent.SourceId)
                || (partners.TryGetValue(intent.SourceId, out var partner) && partner != intent.ReplacedId)));
        }

        return refused;
    }
}
