using System.Net;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>
/// The refusals of the Web API that more than one operation gives, with the codes of the documentation page
/// "Web service error codes".
/// </summary>
internal static class Errors
{
    /// <summary>The URL does not follow the grammar or names something that does not exist.</summary>
    public static DataverseException Uri(string message) => new(HttpStatusCode.BadRequest, "0x80060888", message);

    /// <summary>A segment of the URL names nothing.</summary>
    public static DataverseException NoSegment(string segment) =>
        new(HttpStatusCode.NotFound, "0x80060888", $"Resource not found for the segment '{segment}'.");

    /// <summary>The body cannot be read as a row of the table.</summary>
    public static DataverseException Payload(string entitySet, string detail) => new(
        HttpStatusCode.BadRequest,
        "0x80048d19",
        $"Error identified in Payload provided by the user for Entity :'{entitySet}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: {detail}");

    /// <summary>No row of the table has the id.</summary>
    public static DataverseException DoesNotExist(string table, Guid id) =>
        new(HttpStatusCode.NotFound, "0x80040217", $"{table} With Id = {id:D} Does Not Exist");

    /// <summary>No row has the alternate key's values.</summary>
    public static DataverseException NoRowWithKey(string table) =>
        new(HttpStatusCode.NotFound, "0x80060891", $"A record with the specified key values does not exist in {table} entity");

    /// <summary>A row with this primary key exists already.</summary>
    public static DataverseException Duplicate() =>
        new(HttpStatusCode.PreconditionFailed, "0x80040237", "A record with matching key values already exists.");

    /// <summary>The version in If-Match is not the row's.</summary>
    public static DataverseException VersionMismatch() => new(
        HttpStatusCode.PreconditionFailed,
        "0x80060882",
        "The version of the existing record doesn't match the RowVersion property provided.");

    /// <summary>The method is not allowed on the resource.</summary>
    public static DataverseException MethodNotAllowed(string message) =>
        new(HttpStatusCode.MethodNotAllowed, "0x80060888", message);

    /// <summary>The sandbox, or the service, does not do this.</summary>
    public static DataverseException NotImplemented(string message) =>
        new(HttpStatusCode.NotImplemented, "0x80060888", message);

    /// <summary>An argument is not valid.</summary>
    public static DataverseException InvalidArgument(string message) =>
        new(HttpStatusCode.BadRequest, "0x80040203", message);
}
