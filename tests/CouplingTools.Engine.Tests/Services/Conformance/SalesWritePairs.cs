using System.Text.Json;
using CouplingTools.Engine.Services;
using static CouplingTools.Engine.Tests.Services.SalesScript;

namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>Writes of Dataverse (documentation: "Create a table row", "Update and delete table rows", "Perform conditional operations", "Web service error codes").</summary>
internal static class SalesWritePairs
{
    private const string Version = "W/\"470867\"";
    private static readonly string s_row = $"contacts({Row(1)})";
    private static readonly string[] s_representation = ["Prefer: return=representation", "Content-Type: application/json; type=entry"];
    private static readonly string[] s_new = [.. s_representation, "If-None-Match: *"];
    private static readonly string[] s_known = [.. s_representation, $"If-Match: {Version}"];

    public static IEnumerable<WritePair> All =>
    [
        Create("Dataverse 1.5: PATCH with If-None-Match: * on an id nobody has creates the row", 201, Contact(1), WriteStatus.Done),
        Create("Dataverse 1.4: a create without representation answers 204 and OData-EntityId", 204, "", WriteStatus.Done) with
        {
            ReadBack = Contact(1), AnswerHeaders = [$"OData-EntityId: {Contacts}({Row(1)})"],
        },
        Create("Dataverse 1.5: PATCH with If-None-Match: * on an existing row answers 412 0x80040237", 412, Error("0x80040237", "A record with matching key values already exists."), WriteStatus.AlreadyExists),
        Create("Dataverse 1.13: 0x80040237 was seen with 500 on premises", 500, Error("0x80040237", "Operation failed due to a SQL integrity violation."), WriteStatus.AlreadyExists),
        Create("Dataverse 1.6: a violated alternate key answers 412 0x80060892", 412, Error("0x80060892", "Entity Key Number violated."), WriteStatus.AlreadyExists),
        Create("Dataverse 1.16: a duplicate detection rule answers 412 0x80040333", 412, Error("0x80040333", "A record was not created or updated because a duplicate of the current record already exists."), WriteStatus.Refused),
        Create("Dataverse 1.16: the older page says 500 0x80040333", 500, Error("0x80040333", "A record was not created or updated because a duplicate of the current record already exists."), WriteStatus.Refused),
        Create("Dataverse 1.13: 0x80048d19 names what the payload has wrong", 400, Error("0x80048d19", "Error identified in Payload provided by the user for Entity :'contacts'"), WriteStatus.Refused),
        Create("Dataverse 1.13: a plug-in that throws answers 400 0x80040265", 400, Error("0x80040265", "The account is closed."), WriteStatus.Refused),
        Create("Dataverse 1.13: a missing privilege answers 403 0x80040220", 403, Error("0x80040220", "Principal user (Id=1, type=8) is missing prvCreateContact privilege"), WriteStatus.Refused),
        Create("Dataverse 1.13: a lock answers 400 0x80044339 and is retryable", 400, Error("0x80044339", "Cannot obtain lock on resource."), WriteStatus.NotSent),
        Create("Dataverse 1.13: an SQL time-out answers 500 0x80044151 and is retryable", 500, Error("0x80044151", "SQL timeout expired."), WriteStatus.NotSent),
        Create("Dataverse 1.12: too many requests answer 429 0x80072322", 429, Error("0x80072322", "Number of requests exceeded the limit of 6000 over time window of 300 seconds."), WriteStatus.NotSent),
        Create("Dataverse 1.12: too much execution time answers 429 0x80072321", 429, Error("0x80072321", "Combined execution time of incoming requests exceeded limit"), WriteStatus.NotSent),
        Create("Dataverse 1.12: too many requests at once answer 429 0x80072326", 429, Error("0x80072326", "Number of concurrent requests exceeded the limit of 52."), WriteStatus.NotSent),
        Update("Dataverse 1.5: PATCH with the row's own version updates it", ("lastname", "A"), """{"lastname":"A"}""", 200, Contact(1, version: 470868), WriteStatus.Done),
        Update("Dataverse 1.4: an update without representation answers 204", ("lastname", "A"), """{"lastname":"A"}""", 204, "", WriteStatus.Done) with { ReadBack = Contact(1) },
        Update("Dataverse 1.5: a stale version answers 412 0x80060882", ("lastname", "A"), """{"lastname":"A"}""", 412, Error("0x80060882", "The version of the existing record doesn't match the RowVersion property provided."), WriteStatus.VersionChanged),
        Update("Dataverse 1.5: If-Match never creates what is missing and answers 404 0x80040217", ("lastname", "A"), """{"lastname":"A"}""", 404, Error("0x80040217", $"contact With Id = {Row(1)} Does Not Exist"), WriteStatus.NotFound),
        Update("Dataverse 1.5: a version on a table without versions answers 400 0x8006088D", ("lastname", "A"), """{"lastname":"A"}""", 400, Error("0x8006088D", "Optimistic concurrency isn't enabled."), WriteStatus.Refused),
        Update("Dataverse 1.10: a text too long answers 400 0x80044331", ("lastname", "A"), """{"lastname":"A"}""", 400, Error("0x80044331", "A validation error occurred.  The length of the 'lastname' attribute of the 'contact' entity exceeded the maximum allowed length of '50'."), WriteStatus.Refused),
        Update("Dataverse 1.13: a choice out of range answers 400 0x8004431A", ("gendercode", 9), """{"gendercode":9}""", 400, Error("0x8004431A", "The value 9 is outside the valid range."), WriteStatus.Refused),
        Update("Dataverse 1.7: a missing target of a lookup may answer 404 0x80040217, and the row itself is there", ("parentcustomerid_account", Row(77)), "", 404, Error("0x80040217", $"account With Id = {Row(77)} Does Not Exist"), WriteStatus.Refused),
        Update("Dataverse 1.7: a missing target of a lookup may answer 400 0x80040217 too", ("parentcustomerid_account", Row(77)), "", 400, Error("0x80040217", $"account With Id = {Row(77)} Does Not Exist"), WriteStatus.Refused),
        Update("Dataverse 1.4: an explicit null clears a column", ("description", null), """{"description":null}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: a lookup is cleared by a null in its binding", ("transactioncurrencyid", null), """{"transactioncurrencyid@odata.bind":null}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: a choice is an integer", ("gendercode", 2), """{"gendercode":2}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: several choices are a text with commas", ("favourites", "1,9"), """{"favourites":"1,9"}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: a two-option column is a JSON boolean", ("donotemail", true), """{"donotemail":true}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: an amount is a JSON number", ("creditlimit", 1000.5m), """{"creditlimit":1000.5}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: a date has no time of day", ("birthdate", new DateOnly(1980, 2, 29)), """{"birthdate":"1980-02-29"}""", 200, Contact(1), WriteStatus.Done),
        Update("Dataverse 1.7: a time is UTC", ("lastonholdtime", new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.FromHours(1))), """{"lastonholdtime":"2025-01-31T23:00:00Z"}""", 200, Contact(1), WriteStatus.Done),
        Delete("Dataverse 1.4: a deletion answers 204", 204, "", WriteStatus.Done),
        Delete("Dataverse 1.4: deleting what is missing answers 404 0x80040217", 404, Error("0x80040217", $"contact With Id = {Row(1)} Does Not Exist"), WriteStatus.NotFound),
        Delete("Dataverse 1.5: deleting a stale version answers 412 0x80060882", 412, Error("0x80060882", "The version of the existing record doesn't match."), WriteStatus.VersionChanged),
        Delete("Dataverse 1.13: deleting what others refer to answers 405 0x80040227", 405, Error("0x80040227", "The record cannot be deleted because it is associated with another record."), WriteStatus.Refused),
    ];

    private static WritePair Create(string statement, int status, string answer, WriteStatus expected) => new(
        statement, Writes.Create(Row(1), ("lastname", "A")), $"PATCH {s_row}", s_new, """{"lastname":"A"}""", status, answer, expected);

    private static WritePair Update(string statement, (string, object?) value, string body, int status, string answer, WriteStatus expected) => new(
        statement, Writes.Update(Row(1), Version, value), $"PATCH {s_row}", s_known, body, status, answer, expected);

    private static WritePair Delete(string statement, int status, string answer, WriteStatus expected) => new(
        statement, Writes.Delete(Row(1), Version), $"DELETE {s_row}", [$"If-Match: {Version}"], "", status, answer, expected);

    private static string Error(string code, string message) => JsonSerializer.Serialize(new { error = new { code, message } });
}
