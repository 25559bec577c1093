using System.Text.Json.Serialization;

namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>The first line of a state file: what wrote it, and of what.</summary>
internal sealed record StateHeader
{
    public const int Latest = 1;

    /// <summary>The version of the format.</summary>
    public required int Format { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }

    public required string Environment { get; init; }

    public required string Company { get; init; }

    public required Guid CompanyId { get; init; }

    public required string Organization { get; init; }

    public required Guid OrganizationId { get; init; }

    [JsonIgnore]
    public StoreScope Scope => new(CompanyId, OrganizationId) { Place = new StorePlace(Environment, Company, Organization) };
}
