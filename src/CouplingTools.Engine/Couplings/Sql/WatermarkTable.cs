namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>How far the changes of each side of each mapping were read.</summary>
internal static class WatermarkTable
{
    public static Task<string?> ReadAsync(SqlSession session, long scope, string mapping, Side side) =>
        session.ScalarAsync<string>(
            $"SELECT value FROM watermarks WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")} AND side = @side",
            new { scope, mapping, side = side.ToString() });

    public static Task<int> WriteAsync(SqlSession session, long scope, IEnumerable<StoredWatermark> watermarks) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO watermarks (scope, mapping, side, value) VALUES (@scope, @Mapping, @side, @Value)
            ON CONFLICT (scope, {session.Dialect.Folded("mapping")}, side) DO UPDATE SET value = excluded.value
            """,
            watermarks.Select(watermark => new { scope, watermark.Mapping, side = watermark.Side.ToString(), watermark.Value }));
}
