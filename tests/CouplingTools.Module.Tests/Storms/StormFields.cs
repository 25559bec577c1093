using System.Text.Json.Nodes;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>What one side calls the values of a row.</summary>
internal sealed record StormFields(string Id, string Name, string Phone, string City)
{
    public static StormFields Of(Side side) => side == Side.BusinessCentral
        ? new("id", "displayName", "phoneNumber", "city")
        : new("accountid", "name", "telephone1", "address1_city");

    public StormRow Read(JsonNode row) => new(Guid.Parse(Text(row, Id)), Text(row, Name), Text(row, Phone), Text(row, City));

    public JsonObject Write(StormRow row, params (string Name, JsonNode Value)[] always)
    {
        var body = new JsonObject();
        foreach (var (name, value) in always)
            body[name] = value;
        if (row.Id != Guid.Empty)
            body[Id] = row.Id;
        foreach (var (name, value) in ((string, string?)[])[(Name, row.Name), (Phone, row.Phone), (City, row.City)])
        {
            if (value is not null)
                body[name] = value;
        }

        return body;
    }

    private static string Text(JsonNode row, string name) => (string?)row[name] ?? string.Empty;
}
