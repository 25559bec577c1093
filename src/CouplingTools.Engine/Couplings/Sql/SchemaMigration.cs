using System.Globalization;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>One step of a kind of store's schema, kept in its folder as the resource <c>Migrations/0001.sql</c> and so on.</summary>
/// <param name="Version">The schema version that the step leads to.</param>
/// <param name="Sql">What it does.</param>
internal sealed partial record SchemaMigration(int Version, string Sql)
{
    /// <summary>What it calls by a name: tables, indexes and sequences.</summary>
    public IEnumerable<string> Names => Creation().Matches(Sql).Select(match => match.Groups[1].Value);

    /// <summary>All steps of a kind of store, in order.</summary>
    public static IReadOnlyList<SchemaMigration> Load(string folder) =>
        [.. from name in typeof(SchemaMigration).Assembly.GetManifestResourceNames()
            let match = ResourceName().Match(name)
            where match.Success && match.Groups[1].Value == folder
            let version = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
            orderby version
            select new SchemaMigration(version, Read(name))];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SchemaMigration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Couplings\.(\w+)\.Migrations\.(\d{4})\.sql$", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceName();

    [GeneratedRegex(@"^CREATE (?:TABLE|SEQUENCE|(?:UNIQUE )?INDEX) (\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Creation();
}
