using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>What the simulated services tell of their table.</summary>
internal static class SimTables
{
    private const int Longest = 100;

    public static TableDescription Describe(SimService service, TableReference table)
    {
        var fields = SimField.All.Select(field => new FieldDescription
        {
            Name = field.On(service.Side),
            Kind = field.IsNumeric ? FieldKind.Number : FieldKind.Text,
            MaxLength = field.IsNumeric ? null : Longest,
        });
        var key = new FieldDescription { Name = service.Key, Kind = FieldKind.Guid, CanUpdate = false };
        return new TableDescription(table, fields.Prepend(key).ToDictionary(field => field.Name, StringComparer.Ordinal));
    }
}
