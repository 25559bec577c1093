using System.Text.Json;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>What a user may do, all roles and teams together (documentation: "RetrieveUserPrivileges Function").</summary>
internal sealed record UserPrivileges(IReadOnlySet<Guid> Ids)
{
    /// <summary>Reads the privileges; <see langword="null"/> where the service does not tell them.</summary>
    public static async Task<UserPrivileges?> ReadAsync(DataverseService service, Guid user, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await service.ReadJsonAsync($"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges", string.Empty, cancellationToken);
            return document.RootElement.TryGetProperty("RolePrivileges", out var all) && all.ValueKind == JsonValueKind.Array
                ? new UserPrivileges(all.EnumerateArray().Select(IdOf).OfType<Guid>().ToHashSet())
                : null;
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    public static Guid? IdOf(JsonElement privilege) =>
        privilege.ValueKind == JsonValueKind.Object && privilege.TryGetProperty("PrivilegeId", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var value)
            ? value
            : null;
}
