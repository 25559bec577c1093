using CouplingTools.Engine.Couplings.Encoding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>The bases of couplings: one row for each coupling, with all its fields.</summary>
internal static class BaseTable
{
    /// <summary>Moves the bases of the fields given; the statement leaves the coupling's other fields alone.</summary>
    public const string Merge =
        """
        INSERT INTO bases (coupling, fields) VALUES (@1, @2)
        ON CONFLICT (coupling) DO UPDATE SET fields = json_patch(fields, excluded.fields)
        """;

    public const string ReadStatement =
        """
        SELECT b.coupling AS Coupling, b.fields AS Fields
        FROM (SELECT DISTINCT value AS id FROM json_each(@couplings)) wanted
        CROSS JOIN couplings c ON c.id = wanted.id AND c.scope = @scope
        CROSS JOIN bases b ON b.coupling = c.id
        """;

    public static IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>> Read(
        SqliteConnection connection, long scope, IReadOnlyCollection<long> couplings) =>
        connection.Query<Row>(ReadStatement, new { scope, couplings = StoreJson.Write(couplings) })
            .ToDictionary(row => row.Coupling, row => StoreJson.ReadBases(row.Fields));

    private sealed class Row
    {
        public long Coupling { get; init; }

        public required string Fields { get; init; }
    }
}
