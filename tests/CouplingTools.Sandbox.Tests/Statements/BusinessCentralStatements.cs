namespace CouplingTools.Sandbox.Tests.Statements;

/// <summary>What is documented of the Business Central API v2.0; the customers A1 Adatum and C1 Contoso are there.</summary>
internal static class BusinessCentralStatements
{
    private const string Name = """{"displayName":"B"}""";

    public static IEnumerable<Statement> All => [.. Addresses, .. Rows, .. Errors, .. Queries, .. Batches, .. Conventions];

    private static IEnumerable<Statement> Addresses =>
    [
        new("Business Central 2.1: the company stands in the path", "GET {root}companies({company})/customers", 200, "Adatum"),
        new("Business Central 2.1: the company may be an option by its id", "GET {root}customers?company={company}", 200, "Adatum"),
        new("Business Central 2.1: companies are listed", "GET {root}companies", 200, "\"id\":\"{company}\"", "displayName"),
        new("Business Central 2.1: the root has the metadata", "GET {root}$metadata", 200, "Namespace=\"Microsoft.NAV\"", "application/xml"),
        new("Business Central 2.1: set names are taken in any case", "GET Customers", 200, "Adatum"),
        new("Business Central 2.3: a company that does not exist is not found", "GET {root}companies({missing})/customers", 404, "Internal_CompanyNotFound"),
    ];

    private static IEnumerable<Statement> Rows =>
    [
        new("Business Central 2.2: a list has its context and a version in every row", "GET customers", 200, "$metadata#companies({company})/customers", "\"@odata.etag\":\"W/\\\""),
        new("Business Central 2.2: one row is read by its id", "GET customers({id})", 200, "customers/$entity", "Adatum"),
        new("Business Central 2.2: POST answers 201 with the whole row and its address", "POST customers", 201, "Location: ", "\"displayName\":\"B\"", "\"creditLimit\":0") { Body = Name },
        new("Business Central 2.2: PATCH answers 200 with the whole row", "PATCH customers({id})", 200, "\"displayName\":\"B\"", "\"number\":\"A1\"") { Body = Name, Headers = ["If-Match: {etag}"] },
        new("Business Central 2.2: PATCH admits a star", "PATCH customers({id})", 200, "\"displayName\":\"B\"") { Body = Name, Headers = ["If-Match: *"] },
        new("Business Central 2.2: $select trims the answer to a PATCH", "PATCH customers({id})?$select=id", 200, "\"id\"", "!displayName") { Body = Name, Headers = ["If-Match: {etag}"] },
        new("Business Central 2.2: return=minimal is ignored", "PATCH customers({id})", 200, "\"displayName\":\"B\"") { Body = Name, Headers = ["If-Match: {etag}", "Prefer: return=minimal"] },
        new("Business Central 2.2: DELETE answers 204", "DELETE customers({id})", 204) { Headers = ["If-Match: {etag}"] },
        new("Business Central 2.2: PATCH without If-Match answers 400 BadRequest_InvalidToken", "PATCH customers({id})", 400, "BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.") { Body = Name },
        new("Business Central 2.2: DELETE without If-Match answers 400 BadRequest_InvalidToken", "DELETE customers({id})", 400, "BadRequest_InvalidToken"),
        new("Business Central 2.2: a stale ETag answers 409 Request_EntityChanged", "PATCH customers({id})", 409, "Request_EntityChanged", "Another user has already changed the record.") { Body = Name, Headers = ["If-Match: {etag}"], Before = [("PATCH customers({id})", """{"displayName":"C"}""")] },
        new("Business Central 2.2: deleting a stale version answers 409", "DELETE customers({id})", 409, "Request_EntityChanged") { Headers = ["If-Match: {etag}"], Before = [("PATCH customers({id})", """{"displayName":"C"}""")] },
        new("Business Central 2.2: a number in use answers 400 Internal_EntityWithSameKeyExists", "POST customers", 400, "Internal_EntityWithSameKeyExists", "already exists. Identification fields and values:") { Body = """{"displayName":"B","number":"A1"}""" },
        new("Business Central 2.2: PATCH of an unknown id is 404 and creates nothing", "PATCH customers({missing})", 404) { Body = Name, Headers = ["If-Match: *"] },
        new("Business Central 2.2: DELETE of an unknown id is 404", "DELETE customers({missing})", 404) { Headers = ["If-Match: *"] },
        new("Business Central 2.2: there is no PUT", "PUT customers({id})", 405) { Body = Name, Headers = ["If-Match: *"] },
        new("Business Central 2.2: an unknown property answers 400 and is named", "POST customers", 400, "BadRequest", "colour") { Body = """{"displayName":"B","colour":"red"}""" },
        new("Business Central 2.2: renaming keeps the id", "PATCH customers({id})", 200, "\"id\":\"{id}\"", "\"number\":\"Z9\"") { Body = """{"number":"Z9"}""", Headers = ["If-Match: {etag}"] },
        new("Business Central 2.2: rows are found by number with a filter", "GET customers?$filter=number eq 'A1'", 200, "Adatum", "!Contoso"),
    ];

    private static IEnumerable<Statement> Errors =>
    [
        new("Business Central 2.3: messages end with the correlation id between two blanks", "GET nothing", 404, "  CorrelationId:  "),
        new("Business Central 2.3: errors carry request-id and ms-correlation-x", "GET nothing", 404, "request-id: ", "ms-correlation-x: "),
        new("Business Central 2.3: an unknown set answers 404 BadRequest_ResourceNotFound", "GET nothing", 404, "BadRequest_ResourceNotFound", "Resource not found for the segment 'nothing'."),
        new("Business Central 2.3: an unknown column answers 400 BadRequest", "GET customers?$select=colour", 400, "\"BadRequest\"", "Could not find a property named 'colour' on type 'Microsoft.NAV.customer'."),
        new("Business Central 2.3: a filter that cannot be read answers 400 BadRequest", "GET customers?$filter=number eq", 400, "\"BadRequest\"", "Expression expected at position"),
        new("Business Central 2.3: a text too long answers 400 Application_StringExceededLength", "POST customers", 400, "Application_StringExceededLength", "The length of the string is 21, but it must be less than or equal to 20 characters. Value: ") { Body = """{"displayName":"B","number":"ABCDEFGHIJKLMNOPQRSTU"}""" },
        new("Business Central 2.3: a member that does not exist answers 400 Unknown with the members", "POST customers", 400, "\"Unknown\"", "'Robot' is not an option. The existing options are: ") { Body = """{"displayName":"B","type":"Robot"}""" },
        new("Business Central 2.3: creating a company answers 405 BadRequest_MethodNotAllowed", "POST {root}companies", 405, "BadRequest_MethodNotAllowed", "are not allowed within Microsoft Dynamics NAV OData web services.") { Body = """{"name":"New"}""" },
        new("Business Central 2.3: a row that does not exist answers 404", "GET customers({missing})", 404, "CorrelationId"),
        new("Business Central 2.3: a body that is none answers 400", "POST customers", 400, "\"error\"") { Body = "{" },
        new("Business Central 2.8: a missing displayName is an error of AL", "POST customers", 400, "Application_DialogException", "A \\\"displayName\\\" must be provided.") { Body = """{"number":"B1"}""" },
        new("Business Central 2.8: a blank displayName is an error of AL", "POST customers", 400, "Application_DialogException", "The blank \\\"displayName\\\" is not allowed.") { Body = """{"displayName":""}""" },
        new("Business Central 2.8: an unknown currency is an error of AL", "POST customers", 400, "Application_DialogException", "currencyCode\\\" does not match to a Currency.") { Body = """{"displayName":"B","currencyCode":"XYZ"}""" },
        new("Business Central 2.8: an unknown payment term is an error of AL", "POST customers", 400, "Application_DialogException", "paymentTermsId\\\" does not match to a Payment Terms.") { Body = """{"displayName":"B","paymentTermsId":"{missing}"}""" },
    ];

    private static IEnumerable<Statement> Queries =>
    [
        new("Business Central 2.4: or within one field", "GET customers?$filter=number eq 'A1' or number eq 'C1'", 200, "Adatum", "Contoso"),
        new("Business Central 2.4: or on distinct fields answers 501", "GET customers?$filter=number eq 'A1' or displayName eq 'Contoso'", 501, "BadRequest_MethodNotImplemented", "The 'OR' operator is not supported on distinct fields on an OData filter."),
        new("Business Central 2.4: in answers 501", "GET customers?$filter=number in ('A1','C1')", 501),
        new("Business Central 2.4: startswith, endswith and contains", "GET customers?$filter=startswith(displayName,'Ad') and endswith(displayName,'um') and contains(displayName,'at')", 200, "Adatum", "!Contoso"),
        new("Business Central 2.4: tolower", "GET customers?$filter=tolower(displayName) eq 'adatum'", 200, "Adatum", "!Contoso"),
        new("Business Central 2.4: a time of modification stands without quotes", "GET customers?$filter=lastModifiedDateTime ge 2024-09-19T12:30:45.621Z", 200, "Adatum"),
        new("Business Central 2.4: nothing is newer than the newest", "GET customers?$filter=lastModifiedDateTime gt 2099-01-01T00:00:00Z", 200, "\"value\":[]"),
        new("Business Central 2.4: $apply is ignored", "GET customers?$apply=aggregate(x)", 200, "Adatum"),
        new("Business Central 2.4: $search is ignored", "GET customers?$search=x", 200, "Adatum", "Contoso"),
        new("Business Central 2.4: unknown options are ignored", "GET customers?colour=red", 200, "Adatum"),
        new("Business Central 2.4: $count=true adds the count of all rows", "GET customers?$count=true&$top=1", 200, "\"@odata.count\":2"),
        new("Business Central 2.4: /$count is a number", "GET customers/$count", 200, "2"),
        new("Business Central 2.4: $top within a page has no link", "GET customers?$top=1", 200, "!nextLink"),
        new("Business Central 2.4: $skip leaves rows out", "GET customers?$orderby=number&$skip=1", 200, "Contoso", "!Adatum"),
        new("Business Central 2.4: $orderby with desc", "GET customers?$orderby=number desc&$top=1", 200, "Contoso", "!Adatum"),
        new("Business Central 2.4: a page size gives a link with aid and skiptoken after the rows", "GET customers?$select=number", 200, "\"@odata.nextLink\":\"", "aid=FIN", "$skiptoken=", "$select=number") { Headers = ["Prefer: odata.maxpagesize=1"] },
        new("Business Central 2.4: there are no delta links", "GET customers", 200, "!deltaLink") { Headers = ["Prefer: odata.track-changes"] },
        new("Business Central 2.4: $expand shows null for a relation without a row", "GET customers({id})?$expand=currency", 200, "\"currency\":null"),
        new("Business Central 2.4: $select trims the rows", "GET customers?$select=number", 200, "\"number\":\"A1\"", "!displayName"),
    ];

    private static IEnumerable<Statement> Batches =>
    [
        new("Business Central 2.5: a batch answers 200 with the ids of its requests", "POST {root}$batch", 200, "\"id\":\"r1\"", "\"status\":200", "Adatum") { Body = """{"requests":[{"id":"r1","method":"GET","url":"companies({company})/customers({id})"}]}""" },
        new("Business Central 2.5: the first failure ends the batch", "POST {root}$batch", 200, "\"status\":404", "!\"id\":\"r2\"") { Body = """{"requests":[{"id":"r1","method":"GET","url":"companies({company})/customers({missing})"},{"id":"r2","method":"GET","url":"companies({company})/customers"}]}""" },
        new("Business Central 2.5: continue-on-error answers all", "POST {root}$batch", 200, "\"status\":404", "\"id\":\"r2\"") { Body = """{"requests":[{"id":"r1","method":"GET","url":"companies({company})/customers({missing})"},{"id":"r2","method":"GET","url":"companies({company})/customers"}]}""", Headers = ["Prefer: odata.continue-on-error"] },
        new("Business Central 2.5: a request without an id is answered with the id null", "POST {root}$batch", 200, "\"id\":null") { Body = """{"requests":[{"method":"GET","url":"companies({company})/customers"}]}""" },
        new("Business Central 2.5: names of headers are lower case", "POST {root}$batch", 200, "\"location\":\"", "\"content-type\":\"", "\"odata-version\":\"4.0\"") { Body = """{"requests":[{"id":"r1","method":"POST","url":"companies({company})/customers","headers":{"Content-Type":"application/json"},"body":{"displayName":"B"}}]}""" },
        new("Business Central 2.5: preconditions are of each request", "POST {root}$batch", 200, "\"status\":409") { Body = """{"requests":[{"id":"r1","method":"PATCH","url":"companies({company})/customers({id})","headers":{"Content-Type":"application/json","If-Match":"W/\"JzE5Ozk5OTsn\""},"body":{"displayName":"B"}}]}""" },
    ];

    private static IEnumerable<Statement> Conventions =>
    [
        new("Business Central 2.8: an ETag is weak base64 that starts with the length of its digits", "GET customers({id})?$select=number", 200, "\"@odata.etag\":\"W/\\\"Jz"),
        new("Business Central 2.8: the blank member is _x0020_", "GET customers({id})", 200, "\"blocked\":\"_x0020_\""),
        new("Business Central 2.8: a blank id is the id of zeros", "GET customers({id})", 200, "\"paymentTermsId\":\"00000000-0000-0000-0000-000000000000\""),
        new("Business Central 2.8: a blank text is empty and never null", "GET customers({id})", 200, "\"addressLine1\":\"\"", "!null"),
        new("Business Central 2.8: members are taken unescaped too", "PATCH customers({id})", 200, "\"blocked\":\"_x0020_\"") { Body = """{"blocked":" "}""", Headers = ["If-Match: *"] },
        new("Business Central 2.8: fractions of a second end without zeros", "GET customers({id})?$select=lastModifiedDateTime", 200, "2025-06-02T10:00:00.37Z"),
        new("Business Central 2.8: without a number the series gives one", "POST customers", 201, "!\"number\":\"\"") { Body = Name },
        new("Business Central 2.4: codes are stored in upper case", "POST customers", 201, "\"number\":\"B7\"") { Body = """{"displayName":"B","number":"b7"}""" },
        new("Business Central 2.8: the local currency shows its code with a blank id", "GET customers({id})", 200, "\"currencyId\":\"00000000-0000-0000-0000-000000000000\"", "!\"currencyCode\":\"\""),
        new("Business Central 2.9: the metadata says that changes are not tracked", "GET {root}$metadata", 200, "ChangeTracking", "Supported"),
        new("Business Central 2.9: contact information cannot be written", "POST contactsInformation", 405, "BadRequest_MethodNotAllowed") { Body = "{}" },
    ];
}
