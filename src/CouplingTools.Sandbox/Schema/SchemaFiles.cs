using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouplingTools.Sandbox.Schema;

/// <summary>Loads the schemas embedded in this assembly.</summary>
internal static class SchemaFiles
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<ServiceSchema> s_businessCentral = new(() => Load("BusinessCentral"));
    private static readonly Lazy<ServiceSchema> s_dataverse = new(() => Load("Dataverse", withCompanies: false));
    private static readonly Lazy<ServiceSchema> s_dataverseWithCompanies = new(() => Load("Dataverse"));

    /// <summary>Business Central API v2.0.</summary>
    public static ServiceSchema BusinessCentral => s_businessCentral.Value;

    /// <summary>Dataverse Web API v9.2.</summary>
    public static ServiceSchema Dataverse => s_dataverse.Value;

    /// <summary>The same with what the solution of Business Central's own integration adds.</summary>
    public static ServiceSchema DataverseWithCompanies => s_dataverseWithCompanies.Value;

    /// <summary>Both, with all they may have.</summary>
    public static IReadOnlyList<ServiceSchema> All => [BusinessCentral, DataverseWithCompanies];

    private static ServiceSchema Load(string name, bool withCompanies = true)
    {
        using var stream = typeof(SchemaFiles).Assembly.GetManifestResourceStream($"Schema.{name}")
            ?? throw new InvalidOperationException($"The schema {name} is not part of the assembly.");
        var schema = JsonSerializer.Deserialize<ServiceSchema>(stream, s_options)!;
        if (!withCompanies)
            schema = schema with { Tables = [.. schema.Tables.Where(t => !t.OfCompanies).Select(t => t with { Columns = [.. t.Columns.Where(c => !c.OfCompanies)] })] };
        var tables = schema.Tables.Select(t => Complete(schema, t)).ToList();
        return schema with { Tables = tables };
    }

    private static TableSchema Complete(ServiceSchema schema, TableSchema table)
    {
        var lookups = from column in table.Columns
                      where !column.Hidden
                      from target in column.Targets
                      let known = schema.Find(target.Table)
                      where known is not null
                      select new NavigationSchema
                      {
                          Name = target.Navigation,
                          Table = target.Table,
                          Column = column.Name,
                          TargetColumn = known.Key,
                      };
        return table with { SqlName = $"{schema.Service}_{table.Set}", AllNavigations = [.. lookups, .. table.Navigations] };
    }
}
