using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>The WhoAmI function.</summary>
/// <remarks>Fidelity: as documented; an impersonated user is told.</remarks>
internal static class WhoAmI
{
    /// <summary>Answers with the ids of the user, the business unit and the organization.</summary>
    public static SandboxResponse Run(DataverseCall call) => Answers.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.Root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
        writer.WriteString("BusinessUnitId", call.Organization.BusinessUnitId);
        writer.WriteString("UserId", call.CallerId);
        writer.WriteString("OrganizationId", call.Organization.Id);
        writer.WriteEndObject();
    });
}
