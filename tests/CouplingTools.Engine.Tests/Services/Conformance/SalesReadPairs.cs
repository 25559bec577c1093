using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Dataverse;
using static CouplingTools.Engine.Tests.Services.SalesScript;

namespace CouplingTools.Engine.Tests.Services.Conformance;

using Pair = ReadPair<DataverseService>;

/// <summary>Reads of Dataverse (documentation: "Query data using the Web API", "Use change tracking to synchronize data with external systems").</summary>
internal static class SalesReadPairs
{
    private const string List = Contacts + "?" + Selected;
    private const string Tracked = Contacts + "?$select=contactid,modifiedon";
    private const string Delta = Contacts + "?$select=contactid,modifiedon&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44";

    public static IEnumerable<Pair> All =>
    [
        new("Dataverse 1.4: every row has its version, and selected columns that are empty are null",
            script => script.Expect("GET", List, 200, Page(Contact(1))), RowsAsync, "1 W/\"502482\" Dupont/"),
        new("Dataverse 1.7: a lookup is read under _x_value",
            script => script.Expect("GET", List, 200, Page(Contact(1, owner: Row(9).ToString()))), RowsAsync, $"1 W/\"502482\" Dupont/{Row(9)}"),
        new("Dataverse 1.2: annotations beside the columns are no columns",
            script => script.Expect("GET", List, 200, Page($$"""{"@odata.etag":"W/\"1\"","contactid":"{{Row(1)}}","lastname":"A","_ownerid_value@OData.Community.Display.V1.FormattedValue":"Ada","_ownerid_value":null}""")),
            RowsAsync, "1 W/\"1\" A/"),
        new("Dataverse 1.9: pages are joined by nextLinks that are followed as they are",
            script => script
                .Expect("GET", List, 200, Page(Contact(1)).Replace("]}", $"],\"@odata.nextLink\":\"{Contacts}?$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E\"}}", StringComparison.Ordinal))
                .Expect("GET", Contacts + "?$skiptoken=<cookie pagenumber=\"2\" />", 200, Page(Contact(2))),
            RowsAsync, "1 W/\"502482\" Dupont/; 2 W/\"502482\" Dupont/"),
        new("Dataverse 1.9: rows by id are asked for with In",
            script => script.Expect("GET", $"{List}&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=[\"{Row(1)}\",\"{Row(2)}\"])", 200, Page(Contact(2))),
            async (client, stop) => string.Join("; ", (await client.ReadAsync(ContactTable, [Row(1), Row(2)], Fields, stop)).Keys), Row(2).ToString()),
        new("Dataverse 1.9: quotes in texts are doubled and ids stand without quotes",
            script => script.Expect("GET", $"{List}&$filter=lastname eq 'O''Brien'", 200, Page()).Expect("GET", $"{List}&$filter=_ownerid_value eq {Row(9)}", 200, Page()),
            async (client, stop) =>
            {
                await client.ReadByKeyAsync(ContactTable, "lastname", [FieldValue.Of("O'Brien")], null, Fields, stop);
                return $"{(await client.ReadByKeyAsync(ContactTable, "ownerid", [FieldValue.Of(Row(9))], null, Fields, stop)).Count}";
            }, "0"),
        new("Dataverse 1.9: times in filters are UTC without quotes",
            script => script.Expect("GET", $"{List}&$filter=modifiedon ge 2025-01-31T23:00:00Z", 200, Page()),
            async (client, stop) => $"{(await client.QueryAsync(new(ContactTable) { Fields = Fields, ModifiedSince = new(2025, 2, 1, 0, 0, 0, TimeSpan.FromHours(1)) }, stop).ToListAsync(stop))[0].Count}", "0"),
        new("Dataverse 1.9: an address that is not understood answers 400 0x80060888", Failing(400, "0x80060888"), RowsAsync, "400 0x80060888 Configuration"),
        new("Dataverse 1.9: a set that does not exist answers 404 0x80060888", Failing(404, "0x80060888"), RowsAsync, "404 0x80060888 Configuration"),
        new("Dataverse 1.9: too many conditions answer 400 0x8004430C", Failing(400, "0x8004430C"), RowsAsync, "400 0x8004430C Configuration"),
        new("Dataverse 1.13: a missing privilege answers 403 0x80040220", Failing(403, "0x80040220"), RowsAsync, "403 0x80040220 Configuration"),
        new("Dataverse 1.13: codes may come as signed numbers", Failing(429, "-2147015902"), RowsAsync, "429 0x80072322 Transient"),
        new("Dataverse 1.13: the code may be empty", Failing(400, ""), RowsAsync, "400 Http400 Data"),
        new("Dataverse 1.1: 401 is a matter of the sign-in", script => script.Expect("GET", List, 401, "", headers: ("WWW-Authenticate", "Bearer authorization_uri=https://login.microsoftonline.com/x/oauth2/authorize")), RowsAsync, "401 Http401 Configuration"),
        new("Dataverse 1.3: 503 comes as a page of HTML", script => script.Expect("GET", List, 503, "<html><title>Service Unavailable</title></html>", contentType: "text/html"), RowsAsync, "503 Http503 Transient"),
        new("Dataverse 1.9: WhoAmI names organization, user and business unit",
            script => script.Expect("GET", Root + "WhoAmI", 200, $$"""{"@odata.context":"x","BusinessUnitId":"{{Row(1)}}","UserId":"{{Row(2)}}","OrganizationId":"{{Row(3)}}"}"""),
            async (client, stop) =>
            {
                await client.DescribeAsync(ContactTable, stop);
                return $"{(await client.WhoAmIAsync(stop)).OrganizationId}";
            }, Row(3).ToString()),
        new("Dataverse 1.15: dates, choices, lookups and lengths are told by casts of the attributes", script => script,
            async (client, stop) =>
            {
                var fields = (await client.DescribeAsync(ContactTable, stop)).Fields;
                return $"{fields["birthdate"].Kind} {fields["gendercode"].Options["1"]} {fields["parentcustomerid"].Targets.Count} {fields["lastname"].MaxLength}";
            }, "Date Male 2 50"),
        new("Dataverse 1.14: the first listing prefers odata.track-changes and ends with a deltaLink",
            script => script.Expect("GET", Tracked, 200, Changes(Delta, Contact(1)), request => Xunit.Assert.Equal("odata.track-changes", request.Headers["Prefer"])),
            (client, stop) => ListAsync(client, 1, stop), "1"),
        new("Dataverse 1.14: the deltaLink is followed as it is and lists changes, then deletions",
            script => script.Expect("GET", Tracked, 200, Changes(Delta))
                .Expect("GET", Uri.UnescapeDataString(Delta), 200, Changes(Delta, Contact(2), $$"""{"@odata.context":"{{Root}}$metadata#contacts/$deletedEntity","id":"{{Row(3)}}","reason":"deleted"}"""), request => Xunit.Assert.Equal(Delta, request.Address)),
            (client, stop) => ListAsync(client, 2, stop), "; 2 -3"),
        new("Dataverse 1.14: an expired token answers 0x80044352 and calls for a full listing",
            script => script.Expect("GET", Tracked, 200, Changes(Delta)).Expect("GET", Uri.UnescapeDataString(Delta), 400, Http.Answers.Error("0x80044352")).Expect("GET", Tracked, 200, Changes(Delta, Contact(4))),
            (client, stop) => ListAsync(client, 2, stop), "; 4"),
    ];

    private static async Task<string> RowsAsync(DataverseService client, CancellationToken stop)
    {
        var pages = await client.QueryAsync(new(ContactTable) { Fields = Fields }, stop).ToListAsync(stop);
        return string.Join("; ", pages.SelectMany(page => page).Select(row => $"{row.Id.ToString()[^1]} {row.Version} {row["lastname"]}/{row["ownerid"]}"));
    }

    private static async Task<string> ListAsync(DataverseService client, int times, CancellationToken stop)
    {
        var told = new List<string>();
        string? watermark = null;
        for (var i = 0; i < times; i++)
        {
            var page = await client.ChangesAsync(ContactTable, watermark, stop).LastAsync(stop);
            told.Add(string.Join(' ', page.Rows.Select(row => (row.IsDeleted ? "-" : "") + row.Id.ToString()[^1])));
            watermark = page.Watermark;
        }
        return string.Join("; ", told);
    }

    private static Func<ScriptedHandler, ScriptedHandler> Failing(int status, string code) => script => script.Expect("GET", List, status, Http.Answers.Error(code));

    private static string Page(params string[] rows) => $$"""{"@odata.context":"{{Root}}$metadata#contacts","value":[{{string.Join(',', rows)}}]}""";

    private static string Changes(string link, params string[] rows) =>
        $$"""{"@odata.context":"{{Root}}$metadata#contacts/$delta","value":[{{string.Join(',', rows)}}],"@odata.deltaLink":"{{link}}"}""";
}
