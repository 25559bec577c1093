using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>What sound services answer.</summary>
internal static class ValidAnswers
{
    private const string Json = "application/json; odata.metadata=minimal";

    public static Exchange Of(SentRequest request)
    {
        var isSales = request.Address.StartsWith(SalesScript.Organization, StringComparison.Ordinal);
        return request switch
        {
            _ when !isSales && request.Address.EndsWith("$metadata", StringComparison.Ordinal) => Exchange.CentralMetadata,
            _ when !isSales && request.Address.EndsWith("$batch", StringComparison.Ordinal) => Exchange.CentralWrites,
            _ when !isSales => request.Address.Contains("companies?", StringComparison.Ordinal) ? Exchange.CentralCompanies : Exchange.CentralRows,
            _ when request.Address.EndsWith("$batch", StringComparison.Ordinal) =>
                request.Body.Contains("EntityDefinitions", StringComparison.Ordinal) ? Exchange.SalesMetadata : Exchange.SalesWrites,
            _ when request.Address.Contains("EntityDefinitions", StringComparison.Ordinal) => Exchange.SalesEntitySet,
            _ when request.Address.EndsWith("WhoAmI", StringComparison.Ordinal) => Exchange.SalesIdentity,
            _ => request.Headers.ContainsKey("Prefer") && request.Headers["Prefer"].Contains("track", StringComparison.Ordinal) ? Exchange.SalesChanges : Exchange.SalesRows,
        };
    }

    public static (string Body, string Type) To(Exchange exchange) => exchange switch
    {
        Exchange.CentralCompanies => ($$"""{"@odata.context":"x","value":[{"id":"{{CompanyId}}","name":"CRONUS USA, Inc.","displayName":"CRONUS"}]}""", Json),
        Exchange.CentralMetadata => (Metadata, "application/xml"),
        Exchange.CentralRows => (Page(Customers + "?aid=FIN&$skiptoken=1", Customer(1), Customer(2)), Json),
        Exchange.CentralWrites => (
            $$$"""
            {"responses":[
              {"id":"0","status":201,"headers":{"location":"{{{Customers}}}({{{Row(1)}}})"},"body":{{{Customer(1)}}}},
              {"id":"1","status":200,"headers":{},"body":{{{Customer(2)}}}},
              {"id":"2","status":204,"headers":{}}]}
            """,
            Json),
        Exchange.SalesIdentity => ($$"""{"@odata.context":"x","BusinessUnitId":"{{Row(1)}}","UserId":"{{Row(2)}}","OrganizationId":"{{Row(3)}}"}""", Json),
        Exchange.SalesMetadata => (
            SalesScript.Multipart([.. DataverseMetadata.Parts.Select(part => SalesScript.Part(200, part))]), $"multipart/mixed; boundary={SalesScript.ReplyBoundary}"),
        Exchange.SalesEntitySet => ("""{"LogicalName":"transactioncurrency","EntitySetName":"transactioncurrencies"}""", Json),
        Exchange.SalesRows => (Page(SalesScript.Contacts + "?$skiptoken=1", SalesScript.Contact(1), SalesScript.Contact(2)), Json),
        Exchange.SalesChanges => (
            $$"""
            {"@odata.context":"x","value":[{{SalesScript.Contact(1)}},
              {"@odata.context":"x/$metadata#contacts/$deletedEntity","id":"{{SalesScript.Row(2)}}","reason":"deleted"}],
             "@odata.deltaLink":"{{SalesScript.Contacts}}?$deltatoken=1"}
            """,
            Json),
        _ => (
            SalesScript.Multipart(
                SalesScript.Part(201, SalesScript.Contact(1)), SalesScript.Part(200, SalesScript.Contact(2)), SalesScript.Part(204, "")),
            $"multipart/mixed; boundary={SalesScript.ReplyBoundary}"),
    };
}
