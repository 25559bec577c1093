using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Json;

/// <summary>A property of a body, in the order of the body.</summary>
internal sealed record BodyProperty(ColumnSchema Column, object Value);

/// <summary>Reads the object of a POST or PATCH.</summary>
/// <remarks>Fidelity: inserts of related rows within a body, and binding by reference, are refused as not imitated; other annotations are ignored.</remarks>
internal static class RequestBody
{
    public static IReadOnlyList<BodyProperty> Read(ReadOnlyMemory<byte> body, TableSchema table, BusinessCentralProfile profile)
    {
        using var document = Parse(body);
        var properties = new List<BodyProperty>();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Name.EndsWith("@odata.bind", StringComparison.Ordinal))
                throw BusinessCentralErrors.NotImitated($"'{member.Name}'");
            if (member.Name.Contains('@', StringComparison.Ordinal))
                continue;
            if (table.Navigation(member.Name) is not null)
                throw BusinessCentralErrors.NotImitated($"writing '{member.Name}' together with its row");
            var column = table.Property(member.Name) ?? throw BusinessCentralErrors.UnknownProperty(member.Name, table.Entity);
            properties.Add(new BodyProperty(column, JsonInput.Read(column, member.Value, profile)));
        }
        return properties;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException)
        {
        }
        throw BusinessCentralErrors.BadRequest("Invalid Request Body");
    }
}
