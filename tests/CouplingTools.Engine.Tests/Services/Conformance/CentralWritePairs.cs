using System.Text.Json;
using CouplingTools.Engine.Services;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>Writes of Business Central (documentation: API v2.0 "Update customer", "Delete customer", "Web service error codes", "Use OData transactional $batch requests").</summary>
internal static class CentralWritePairs
{
    private const string Set = "companies(" + CompanyId + ")/customers";
    private static readonly string[] s_json = ["Content-Type: application/json"];
    private static readonly string s_match = $"If-Match: {Etag(1)}";

    public static IEnumerable<WritePair> All =>
    [
        Create("Business Central 2.2: POST answers 201 with the whole row", ("displayName", "Adatum"), """{"displayName":"Adatum"}""", 201, Customer(1), WriteStatus.Done),
        Create("Business Central 2.2: a create whose answer has only the address is read back", ("displayName", "Adatum"), """{"displayName":"Adatum"}""", 201, "", WriteStatus.Done) with
        {
            ReadBack = Customer(1), AnswerHeaders = [$"location: {Customers}({Row(1)})"],
        },
        Create("Business Central 2.2: a key in use answers 400 Internal_EntityWithSameKeyExists", ("number", "10000"), """{"number":"10000"}""", 400, Error("Internal_EntityWithSameKeyExists", "The record already exists. Identification fields and values: No.='10000'"), WriteStatus.AlreadyExists),
        Create("Business Central 2.2: other sources say 409 for a key in use", ("number", "10000"), """{"number":"10000"}""", 409, Error("Internal_EntityWithSameKeyExists", "The record already exists."), WriteStatus.AlreadyExists),
        Create("Business Central 2.3: a failure of the server leaves a create in doubt", ("displayName", "A"), """{"displayName":"A"}""", 500, Error("Internal_ServerError", "An error occurred."), WriteStatus.Unknown),
        Create("Business Central 2.3: 408 says that the operation took more than eight minutes", ("displayName", "A"), """{"displayName":"A"}""", 408, "", WriteStatus.Unknown),
        Create("Business Central 2.3: 504 says that the gateway waited ten minutes", ("displayName", "A"), """{"displayName":"A"}""", 504, "", WriteStatus.Unknown),
        Create("Business Central 2.3: 429 Application_TooManyRequests", ("displayName", "A"), """{"displayName":"A"}""", 429, Error("Application_TooManyRequests", "Too many requests reached. Actual (101). Maximum (100)."), WriteStatus.NotSent),
        Create("Business Central 2.3: 503 Internal_TenantUnavailable", ("displayName", "A"), """{"displayName":"A"}""", 503, Error("Internal_TenantUnavailable", "The tenant is not available."), WriteStatus.NotSent),
        Create("Business Central 2.8: a missing displayName is an error of AL", ("number", "C1"), """{"number":"C1"}""", 400, Error("Application_DialogException", "A \"displayName\" must be provided."), WriteStatus.Refused),
        Create("Business Central 2.3: a set that is read-only answers 405", ("displayName", "A"), """{"displayName":"A"}""", 405, Error("BadRequest_MethodNotAllowed", "'POST' requests for 'customers' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV OData web services."), WriteStatus.Refused),
        Update("Business Central 2.2: PATCH with the row's ETag answers 200 with the whole row", ("displayName", "B"), """{"displayName":"B"}""", 200, Customer(1, "B", version: 2), WriteStatus.Done),
        Update("Business Central 2.2: an answer without content is read back", ("displayName", "B"), """{"displayName":"B"}""", 204, "", WriteStatus.Done) with { ReadBack = Customer(1, "B", version: 2) },
        Update("Business Central 2.2: a stale ETag answers 409 Request_EntityChanged", ("displayName", "B"), """{"displayName":"B"}""", 409, Error("Request_EntityChanged", "Another user has already changed the record."), WriteStatus.VersionChanged),
        Update("Business Central 2.2: 412 means the same", ("displayName", "B"), """{"displayName":"B"}""", 412, Error("", "The request had a stale ETag."), WriteStatus.VersionChanged),
        Update("Business Central 2.2: a missing If-Match answers 400 BadRequest_InvalidToken", ("displayName", "B"), """{"displayName":"B"}""", 400, Error("BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service."), WriteStatus.Refused),
        Update("Business Central 2.2: an unknown id may answer 404 BadRequest_NotFound", ("displayName", "B"), """{"displayName":"B"}""", 404, Error("BadRequest_NotFound", "No HTTP resource was found that matches the request URI."), WriteStatus.NotFound),
        Update("Business Central 2.2: an unknown id may answer 404 Internal_RecordNotFound", ("displayName", "B"), """{"displayName":"B"}""", 404, Error("Internal_RecordNotFound", "The Customer does not exist."), WriteStatus.NotFound),
        Update("Business Central 2.3: a text too long answers 400 Application_StringExceededLength", ("displayName", "B"), """{"displayName":"B"}""", 400, Error("Application_StringExceededLength", "The length of the string is 57, but it must be less than or equal to 50 characters."), WriteStatus.Refused),
        Update("Business Central 2.3: TestField answers 400 Application_FieldValidationException", ("displayName", "B"), """{"displayName":"B"}""", 400, Error("Application_FieldValidationException", "Customer Posting Group must have a value in Customer: No.=C00690."), WriteStatus.Refused),
        Update("Business Central 2.3: a missing related record answers 400 Internal_InvalidTableRelation", ("displayName", "B"), """{"displayName":"B"}""", 400, Error("Internal_InvalidTableRelation", "The field Account No. contains a value that cannot be found in the related table."), WriteStatus.Refused),
        Update("Business Central 2.3: a member that does not exist answers 400 Unknown", ("type", "Robot"), """{"type":"Robot"}""", 400, Error("Unknown", "'Robot' is not an option. The existing options are: Company,Person"), WriteStatus.Refused),
        Update("Business Central 2.3: a read-only field answers 400 BadRequest_InvalidOperation", ("displayName", "B"), """{"displayName":"B"}""", 400, Error("BadRequest_InvalidOperation", "Control 'x' is read-only."), WriteStatus.Refused),
        Update("Business Central 2.8: the blank member is _x0020_", ("blocked", null), """{"blocked":"_x0020_"}""", 200, Customer(1), WriteStatus.Done),
        Update("Business Central 2.8: the blank id is the id of zeros", ("paymentTermsId", null), """{"paymentTermsId":"00000000-0000-0000-0000-000000000000"}""", 200, Customer(1), WriteStatus.Done),
        Update("Business Central 2.8: a blank text is empty and never null", ("displayName", null), """{"displayName":""}""", 200, Customer(1), WriteStatus.Done),
        Update("Business Central 2.8: numbers are JSON decimals", ("creditLimit", 3036.60m), """{"creditLimit":3036.60}""", 200, Customer(1), WriteStatus.Done),
        Update("Business Central 2.9: booleans are JSON booleans", ("taxLiable", false), """{"taxLiable":false}""", 200, Customer(1), WriteStatus.Done),
        Delete("Business Central 2.2: DELETE answers 204", 204, "", WriteStatus.Done),
        Delete("Business Central 2.2: deleting a stale version answers 409", 409, Error("Request_EntityChanged", "Another user has already changed the record."), WriteStatus.VersionChanged),
        Delete("Business Central 2.2: deleting what is missing answers 404", 404, Error("Internal_RecordNotFound", "The Customer does not exist."), WriteStatus.NotFound),
    ];

    private static WritePair Create(string statement, (string, object?) value, string body, int status, string answer, WriteStatus expected) =>
        new(statement, Writes.Create(null, value), $"POST {Set}", s_json, body, status, answer, expected);

    private static WritePair Update(string statement, (string, object?) value, string body, int status, string answer, WriteStatus expected) =>
        new(statement, Writes.Update(Row(1), Etag(1), value), $"PATCH {Set}({Row(1)})", [.. s_json, s_match], body, status, answer, expected);

    private static WritePair Delete(string statement, int status, string answer, WriteStatus expected) =>
        new(statement, Writes.Delete(Row(1), Etag(1)), $"DELETE {Set}({Row(1)})", [s_match], "", status, answer, expected);

    private static string Error(string code, string message) =>
        JsonSerializer.Serialize(new { error = new { code, message = message + "  CorrelationId:  64c04b4f-1111-4000-8000-000000000000." } });
}
