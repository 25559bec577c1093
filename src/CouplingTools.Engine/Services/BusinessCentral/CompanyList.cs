using System.Text.Json;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>Reads the companies of an environment.</summary>
internal static class CompanyList
{
    public static Task<IReadOnlyList<Company>> ReadAsync(
        ServiceTransport transport, BusinessCentralAddress address, CancellationToken cancellationToken) =>
        transport.ReadAsync(
            () => new(HttpMethod.Get, address.Api("v2.0", "companies", "$select=id,name,displayName")),
            response => Read(transport.Side, response), cancellationToken);

    private static IReadOnlyList<Company> Read(Side side, ServiceResponse response)
    {
        using var document = JsonBody.Parse(side, response);
        if (!document.RootElement.TryGetProperty("value", out var rows) || rows.ValueKind != JsonValueKind.Array)
            throw new ServiceException(ServiceErrors.Unreadable(side, response.Status, "value"));
        return [.. rows.EnumerateArray()
            .Where(row => row.TryGetProperty("id", out var id) && id.TryGetGuid(out _))
            .Select(row => new Company(row.GetProperty("id").GetGuid(), Text(row, "name"), Text(row, "displayName")))];
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
