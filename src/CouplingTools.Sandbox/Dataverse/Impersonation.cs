using System.Net;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The user a request is done as, after the page "Impersonate another user using the Web API".</summary>
/// <remarks>Fidelity: every caller may act on behalf of every enabled user.</remarks>
internal static class Impersonation
{
    private static readonly TableSchema s_users = SchemaFiles.Dataverse.Table("systemusers");

    /// <summary>The user named in CallerObjectId or MSCRMCallerID, else the user requests come from.</summary>
    public static Guid Caller(DataverseCall call)
    {
        var (column, header) = call.Request.Headers["CallerObjectId"] is { } objectId
            ? ("azureactivedirectoryobjectid", objectId)
            : ("systemuserid", call.Request.Headers["MSCRMCallerID"]);
        if (header is null)
        {
            return call.Organization.UserId;
        }

        return Guid.TryParse(header, out var id) && call.Session.First(s_users, column, id) is { } user && user["isdisabled"] is not true
            ? user.Id
            : throw new DataverseException(HttpStatusCode.Forbidden, "0x80041D1F", $"The user with id {header} is not valid or is disabled.");
    }
}
