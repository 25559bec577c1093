using System.Globalization;
using System.Text.Json;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>The mapping of the simulated records, with the policies that an administrator may give it.</summary>
/// <param name="Catalog">The catalog that holds it.</param>
/// <param name="PhoneDirection">Where phone numbers may go.</param>
/// <param name="TownConflicts">Who wins conflicts of towns, where the mapping says.</param>
internal sealed record SimMapping(MappingCatalog Catalog, SyncDirection PhoneDirection, ConflictPolicy? TownConflicts)
{
    public const string Name = "Company";

    private static readonly (SyncDirection Phone, ConflictPolicy? Town)[] s_kinds =
    [
        (SyncDirection.Bidirectional, null),
        (SyncDirection.ToSales, null),
        (SyncDirection.ToBusinessCentral, ConflictPolicy.Sales),
        (SyncDirection.Bidirectional, ConflictPolicy.Newest),
    ];

    public static IReadOnlyList<SimMapping> All { get; } = [.. s_kinds.Select((kind, index) => new SimMapping(Load(index, kind.Phone, kind.Town), kind.Phone, kind.Town))];

    public SyncDirection DirectionOf(SimField field) => field == SimField.Phone ? PhoneDirection : field.Direction;

    /// <summary>Who wins a conflict of a field in a run that does not say.</summary>
    public ConflictPolicy PolicyOf(SimField field) => field == SimField.Town ? TownConflicts ?? ConflictPolicy.Hold : ConflictPolicy.Hold;

    private static MappingCatalog Load(int index, SyncDirection phone, ConflictPolicy? town)
    {
        var directory = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "simulation", index.ToString(CultureInfo.InvariantCulture)));
        var fields = SimField.All.Select(field => new Dictionary<string, object?>
        {
            ["name"] = field.Name,
            ["businessCentral"] = field.Name,
            ["sales"] = field.SalesName,
            ["codec"] = field.IsNumeric ? "decimal" : "text",
            ["direction"] = Text(field == SimField.Phone ? phone : field.Direction),
            ["onConflict"] = field == SimField.Town && town is { } policy ? Text(policy) : null,
        });
        var mapping = new
        {
            name = Name,
            businessCentral = new { entitySet = "companies", key = "id", number = SimField.Number.Name, name = SimField.Title.Name },
            sales = new { entitySet = "accounts", logicalName = "account", key = "accountid", number = SimField.Number.SalesName, name = SimField.Title.SalesName },
            fields = fields.Select(field => field.Where(entry => entry.Value is not null).ToDictionary()),
        };
        File.WriteAllText(Path.Combine(directory.FullName, "company.json"), JsonSerializer.Serialize(mapping));
        return MappingCatalog.Load(directory.FullName);
    }

    private static string Text<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
}
