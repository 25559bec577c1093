using CouplingTools.Sandbox.Dataverse.Metadata;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>The RetrieveUserPrivileges function.</summary>
/// <remarks>Fidelity: every user has every privilege on the tables there are, in the whole organization.</remarks>
internal static class UserPrivileges
{
    /// <summary>Answers with the privileges of a user.</summary>
    public static SandboxResponse Run(DataverseCall call) => Answers.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.Root}$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse");
        writer.WriteStartArray("RolePrivileges");
        foreach (var privilege in Tables.All(call).SelectMany(Privilege.Of))
        {
            writer.WriteStartObject();
            writer.WriteString("Depth", "Global");
            writer.WriteString("PrivilegeId", privilege.Id);
            writer.WriteString("BusinessUnitId", call.Organization.BusinessUnitId);
            writer.WriteString("PrivilegeName", privilege.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
