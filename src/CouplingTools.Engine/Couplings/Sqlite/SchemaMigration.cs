using System.Globalization;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>One step of the schema, kept as the resource <c>Migrations/0001.sql</c> and so on.</summary>
/// <param name="Version">The schema version that the step leads to.</param>
/// <param name="Sql">What it does.</param>
internal sealed partial record SchemaMigration(int Version, string Sql)
{
    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<SchemaMigration> All { get; } = Load();

    private static SchemaMigration[] Load() =>
        [.. from name in typeof(SchemaMigration).Assembly.GetManifestResourceNames()
            let match = ResourceName().Match(name)
            where match.Success
            let version = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            orderby version
            select new SchemaMigration(version, Read(name))];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SchemaMigration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Couplings\.Sqlite\.Migrations\.(\d{4})\.sql$", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceName();
}
