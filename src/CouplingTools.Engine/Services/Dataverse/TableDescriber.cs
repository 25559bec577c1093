using System.Text.Json;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Reads a table's metadata in one batch (documentation: "Query table definitions using the Web API").</summary>
internal sealed class TableDescriber(BatchSender sender)
{
    private const string Options = "?$select=LogicalName&$expand=OptionSet,GlobalOptionSet";
    private static readonly string[] s_paths =
    [
        "/Attributes?$select=LogicalName,AttributeType,AttributeTypeName,AttributeOf,RequiredLevel,IsValidForRead,IsValidForCreate,IsValidForUpdate",
        "/ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName",
        Cast("Lookup", "?$select=LogicalName,Targets"),
        Cast("DateTime", "?$select=LogicalName,DateTimeBehavior"),
        Cast("String", "?$select=LogicalName,MaxLength"),
        Cast("Memo", "?$select=LogicalName,MaxLength"),
        Cast("Picklist", Options),
        Cast("State", Options),
        Cast("Status", Options),
        "?$select=LogicalName,ChangeTrackingEnabled",
    ];

    public async Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken)
    {
        var entity = $"EntityDefinitions(LogicalName='{table.LogicalName}')";
        var results = await sender.SendAsync(
            [.. s_paths.Select(path => new BatchRequest(HttpMethod.Get, entity + path, [], default))], cancellationToken);
        var answers = results.SkipLast(1).Select(Rows).ToList();
        return AnswerShape.Read(Side.Sales, 200, () =>
        {
            var details = new AttributeDetails(answers[1], answers[2], answers[3], [.. answers[4], .. answers[5]], [.. answers.Skip(6).SelectMany(a => a)]);
            var fields = answers[0].Where(IsColumn).Select(details.Describe).ToDictionary(field => field.Name);
            return new TableDescription(table, fields) { IsTracked = IsTracked(results[^1]) };
        });
    }

    private static string Cast(string type, string query) => $"/Attributes/Microsoft.Dynamics.CRM.{type}AttributeMetadata{query}";

    private static bool IsColumn(JsonElement attribute) =>
        !attribute.TryGetProperty("AttributeOf", out var other) || other.ValueKind == JsonValueKind.Null;

    private static bool IsTracked(BatchResult result)
    {
        if (result.Item is not { } item)
            throw new ServiceException(result.Error!);
        if (!item.IsSuccess)
            return false;
        using var document = JsonBody.TryParse(item.Body, out _);
        return document?.RootElement.TryGetProperty("ChangeTrackingEnabled", out var isTracked) == true && isTracked.ValueKind == JsonValueKind.True;
    }

    private static IReadOnlyList<JsonElement> Rows(BatchResult result)
    {
        if (result.Item is not { } item)
            throw new ServiceException(result.Error!);
        if (!item.IsSuccess)
            throw new ServiceException(ErrorReader.Read(Side.Sales, item, result.CorrelationId));
        using var document = JsonBody.TryParse(item.Body, out var problem);
        return document is not null && document.RootElement.TryGetProperty("value", out var rows) && rows.ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().Select(row => row.Clone())]
            : throw new ServiceException(ServiceErrors.Unreadable(Side.Sales, item.Status, problem));
    }
}
