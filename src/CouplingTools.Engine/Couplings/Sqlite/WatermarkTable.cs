using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>How far the changes of each side of each mapping were read.</summary>
internal static class WatermarkTable
{
    public static string? Read(SqliteConnection connection, long scope, string mapping, Side side) =>
        connection.ExecuteScalar<string?>(
            "SELECT value FROM watermarks WHERE scope = @scope AND mapping = @mapping AND side = @side", new { scope, mapping, side = side.ToString() });

    public static int Write(SqliteConnection connection, long scope, IEnumerable<StoredWatermark> watermarks) =>
        connection.Execute(
            "INSERT OR REPLACE INTO watermarks (scope, mapping, side, value) VALUES (@scope, @Mapping, @side, @Value)",
            watermarks.Select(watermark => new { scope, watermark.Mapping, side = watermark.Side.ToString(), watermark.Value }));
}
