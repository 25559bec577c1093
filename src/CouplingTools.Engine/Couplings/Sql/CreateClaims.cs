using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Finds the creates that would give a record a second partner.</summary>
internal static class CreateClaims
{
    /// <summary>The places of the creates among the intents whose source has a partner by now, or is itself a new record that another create makes for its partner.</summary>
    public static async Task<HashSet<int>> RefusedAsync(SqlSession session, long scope, IReadOnlyList<WriteIntent> intents)
    {
        var refused = new HashSet<int>();
        var creates = Enumerable.Range(0, intents.Count).Where(place => intents[place].Kind == WriteKind.Create);
        foreach (var group in creates.GroupBy(place => (intents[place].Mapping, intents[place].Side)))
        {
            var source = group.Key.Side.Opposite();
            // Asked before the couplings: a create that is settled between the two questions is seen by its coupling.
            var made = await MadeAsync(session, scope, group.Key.Mapping, source, group.Select(place => intents[place].SourceId));
            refused.UnionWith(group.Where(place => made.Contains(intents[place].SourceId)));
            var couplings = await CouplingReader.FindAsync(session, scope, group.Key.Mapping, source, [.. group.Select(place => intents[place].SourceId)]);
            var partners = couplings.ToDictionary(coupling => coupling.IdOn(source), coupling => coupling.IdOn(group.Key.Side));
            refused.UnionWith(group.Where(place =>
                partners.TryGetValue(intents[place].SourceId, out var partner) && partner != intents[place].ReplacedId));
        }

        return refused;
    }

    /// <summary>Those of some records that open creates make.</summary>
    private static async Task<HashSet<Guid>> MadeAsync(SqlSession session, long scope, string mapping, Side side, IEnumerable<Guid> records)
    {
        var sql =
            $"""
            SELECT target_id FROM intents WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")} AND side = @side AND kind = @kind
                AND {session.Dialect.IsOneOf("target_id", "@records")}
            """;
        var found = await session.QueryAsync<string>(sql, new { scope, mapping, side = side.ToString(), kind = nameof(WriteKind.Create), records = StoreJson.Write(records) });
        return [.. found.Select(id => Guid.ParseExact(id, "D"))];
    }
}
