using System.Text.Json;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>What a table's definition says of change tracking and of the privileges that it takes (documentation: "EntityMetadata EntityType").</summary>
/// <param name="IsTracked">Whether changes are tracked; <see langword="null"/> where the service does not tell.</param>
/// <param name="ChecksVersions">Whether the table supports optimistic concurrency; <see langword="null"/> where the service does not tell.</param>
/// <param name="Privileges">Type, name and id of each privilege; <see langword="null"/> where the service does not tell them.</param>
internal sealed record TableFacts(bool? IsTracked, bool? ChecksVersions, IReadOnlyList<(string Type, string Name, Guid Id)>? Privileges)
{
    private static readonly string[] s_writing = ["Create", "Write", "Append", "AppendTo"];

    public static async Task<TableFacts> ReadAsync(DataverseService service, string logicalName, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await service.ReadJsonAsync(
                $"EntityDefinitions(LogicalName='{logicalName}')", "$select=ChangeTrackingEnabled,IsOptimisticConcurrencyEnabled,Privileges", cancellationToken);
            var root = document.RootElement;
            return new TableFacts(
                Truth(root, "ChangeTrackingEnabled"), Truth(root, "IsOptimisticConcurrencyEnabled"), root.TryGetProperty(nameof(Privileges), out var all) && all.ValueKind == JsonValueKind.Array ? Read(all) : null);
        }
        catch (ServiceException)
        {
            return new TableFacts(null, null, null);
        }
    }

    /// <summary>The names of the privileges for writing that the user lacks; <see langword="null"/> where that is not known.</summary>
    public IReadOnlyList<string>? Missing(UserPrivileges? user) => user is null || Privileges is null
        ? null
        : [.. Privileges.Where(privilege => s_writing.Contains(privilege.Type) && !user.Ids.Contains(privilege.Id)).Select(privilege => privilege.Name)];

    private static List<(string Type, string Name, Guid Id)> Read(JsonElement all) =>
    [
        .. from privilege in all.EnumerateArray()
           let id = UserPrivileges.IdOf(privilege)
           where id is not null
           select (Text(privilege, "PrivilegeType"), Text(privilege, "Name"), id.Value),
    ];

    private static bool? Truth(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
