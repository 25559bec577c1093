using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.BusinessCentral;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services.Conformance;

using Pair = ReadPair<BusinessCentralService>;

/// <summary>Reads of Business Central (documentation: "Using filter expressions in OData URIs", "Server-driven paging", "Web service error codes").</summary>
internal static class CentralReadPairs
{
    private const string List = Customers + "?" + Selected;
    private const string Changed = Customers + "?$select=id,lastModifiedDateTime";

    public static IEnumerable<Pair> All =>
    [
        new("Business Central 2.8: an ETag is kept as it is, blank members and zero ids are blank",
            script => script.Expect("GET", List, 200, Page(null, Customer(1))), RowsAsync, $"1 {Etag(1)} Adatum/"),
        new("Business Central 2.8: documentation shows the blank member unescaped",
            script => script.Expect("GET", List, 200, Page(null, Customer(1, blocked: " "))), RowsAsync, $"1 {Etag(1)} Adatum/"),
        new("Business Central 2.8: a member that the metadata does not list is kept",
            script => script.Expect("GET", List, 200, Page(null, Customer(1, blocked: "On_x0020_Hold"))), RowsAsync, $"1 {Etag(1)} Adatum/On Hold"),
        new("Business Central 2.4: a nextLink of aid and skiptoken is followed as it is",
            script => script.Expect("GET", List, 200, Page(Customers + "?aid=FIN&$skiptoken=5de545bc-f6f9-ef11-9344-6045bdc8c234", Customer(1)))
                .Expect("GET", Customers + "?aid=FIN&$skiptoken=5de545bc-f6f9-ef11-9344-6045bdc8c234", 200, Page(null, Customer(2))),
            RowsAsync, $"1 {Etag(1)} Adatum/; 2 {Etag(1)} Adatum/"),
        new("Business Central 2.4: fractions of a second come without trailing zeros",
            script => script.Expect("GET", List, 200, Page(null, Customer(1))),
            async (client, stop) => $"{(await client.QueryAsync(new(CustomerTable) { Fields = Fields }, stop).FirstAsync(stop))[0].ModifiedAt:HH:mm:ss.fff}", "19:19:22.370"),
        new("Business Central 2.4: times in filters stand without quotes",
            script => script.Expect("GET", List + "&$filter=lastModifiedDateTime ge 2024-09-19T12:30:45.621Z", 200, Page(null)),
            async (client, stop) => $"{(await client.QueryAsync(new(CustomerTable) { Fields = Fields, ModifiedSince = DateTimeOffset.UnixEpoch.AddTicks(17267490456210000) }, stop).FirstAsync(stop)).Count}", "0"),
        new("Business Central 2.4: 'or' joins conditions on one field only",
            script => script.Expect("GET", $"{List}&$filter=id eq {Row(1)} or id eq {Row(2)}", 200, Page(null, Customer(2))),
            async (client, stop) => string.Join("; ", (await client.ReadAsync(CustomerTable, [Row(1), Row(2)], Fields, stop)).Keys), Row(2).ToString()),
        new("Business Central 2.4: members in filters are quoted and escaped, quotes in texts doubled",
            script => script.Expect("GET", List + "&$filter=displayName eq 'O''Brien'", 200, Page(null)).Expect("GET", List + "&$filter=type eq 'Person'", 200, Page(null)),
            async (client, stop) =>
            {
                await client.ReadByKeyAsync(CustomerTable, "displayName", [FieldValue.Of("O'Brien")], null, Fields, stop);
                return $"{(await client.ReadByKeyAsync(CustomerTable, "type", [FieldValue.Of("Person")], null, Fields, stop)).Count}";
            }, "0"),
        new("Business Central 2.4: changes are asked for by ge with an overlap, because there is no deltaLink",
            script => script.Expect("GET", Changed, () => Noon(Page(null, Customer(1)))).Expect("GET", Changed + "&$filter=lastModifiedDateTime ge 2025-03-05T11:50:00Z", () => Noon(Page(null))),
            async (client, stop) =>
            {
                var first = await client.ChangesAsync(CustomerTable, null, stop).LastAsync(stop);
                var later = await client.ChangesAsync(CustomerTable, first.Watermark, stop).LastAsync(stop);
                return $"{first.Rows.Count} {later.Rows.Count}";
            }, "1 0"),
        new("Business Central 2.9: the metadata tells lengths, members and what a set does not allow", script => script,
            async (client, stop) =>
            {
                var customers = await client.DescribeAsync(CustomerTable, stop);
                var information = await client.DescribeAsync(new("contactsInformation", "contactId"), stop);
                return $"{customers.Fields["number"].MaxLength} {string.Join('|', customers.Fields["blocked"].Options.Keys)} {information.CanInsert}";
            }, "20  |Ship|All False"),
        Failing("Business Central 2.1: a missing environment answers 404 in XML", 404, """<error xmlns="http://docs.oasis-open.org/odata/ns/metadata"><code>NoEnvironment</code><message>Environment does not exist.</message></error>""", "404 NoEnvironment Configuration"),
        Failing("Business Central 2.3: the sign-in is refused with 401 Authentication_InvalidCredentials", 401, Http.Answers.Error("Authentication_InvalidCredentials"), "401 Authentication_InvalidCredentials Configuration"),
        Failing("Business Central 2.3: a permission is missing", 403, Http.Answers.Error("Authorization_PermissionMissing"), "403 Authorization_PermissionMissing Configuration"),
        Failing("Business Central 2.3: an unknown set answers 404 BadRequest_ResourceNotFound", 404, Http.Answers.Error("BadRequest_ResourceNotFound"), "404 BadRequest_ResourceNotFound Configuration"),
        Failing("Business Central 2.3: an unknown company answers 404 Internal_CompanyNotFound", 404, Http.Answers.Error("Internal_CompanyNotFound"), "404 Internal_CompanyNotFound Configuration"),
        Failing("Business Central 2.3: a filter with or on several fields answers 501", 501, Http.Answers.Error("BadRequest_MethodNotImplemented"), "501 BadRequest_MethodNotImplemented Configuration"),
        Failing("Business Central 2.3: a wrong property answers 400 BadRequest", 400, Http.Answers.Error("BadRequest"), "400 BadRequest Data"),
        Failing("Business Central 2.6: too many requests answer 429", 429, Http.Answers.Error("Application_TooManyRequests"), "429 Application_TooManyRequests Transient"),
        Failing("Business Central 2.6: waiting too long in the queue answers 503", 503, "", "503 Http503 Transient"),
        Failing("Business Central 2.6: the gateway gives up after ten minutes with 504", 504, "", "504 Http504 Transient"),
    ];

    private static Pair Failing(string statement, int status, string body, string expected) =>
        new(statement, script => script.Expect("GET", List, status, body), RowsAsync, expected);

    private static async Task<string> RowsAsync(BusinessCentralService client, CancellationToken stop)
    {
        var pages = await client.QueryAsync(new(CustomerTable) { Fields = Fields }, stop).ToListAsync(stop);
        return string.Join("; ", pages.SelectMany(page => page).Select(row => $"{row.Id.ToString()[^1]} {row.Version} {row["displayName"]}/{row["blocked"]}"));
    }

    private static HttpResponseMessage Noon(string body)
    {
        var response = ScriptedHandler.Response(200, body, "application/json");
        response.Headers.Date = new DateTimeOffset(2025, 3, 5, 12, 0, 0, TimeSpan.Zero);
        return response;
    }
}
