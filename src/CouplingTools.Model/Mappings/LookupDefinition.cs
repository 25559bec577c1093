namespace CouplingTools;

/// <summary>
/// How a reference on one side is translated to one on the other. Each side may hop through a table of its own
/// (<see cref="LookupHop"/>); the two ends meet on an equal key, or on a coupling of <see cref="Mapping"/>.
/// </summary>
public sealed record LookupDefinition
{
    /// <summary>The mapping whose couplings join the two ends; <see langword="null"/> when the ends meet on an equal key.</summary>
    public string? Mapping { get; init; }

    /// <summary>What joins the two ends where no coupling of <see cref="Mapping"/> does: an equal key of both records.</summary>
    public LookupKey? OrKey { get; init; }

    /// <summary>The table that turns the Business Central field's value into a key; <see langword="null"/> when it is one already.</summary>
    public LookupHop? BusinessCentral { get; init; }

    /// <summary>The table that turns the Sales field's value into a key; <see langword="null"/> when it is one already.</summary>
    public LookupHop? Sales { get; init; }

    /// <summary>Whether a record belongs to the one it refers to, so that uncoupling that one with its dependents uncouples it too.</summary>
    public bool IsPartOf { get; init; }

    /// <summary>The Dataverse navigation property to write through, where the lookup may refer to several tables: <c>parentcustomerid_account</c>.</summary>
    public string? SalesNavigation { get; init; }

    /// <summary>What to do where a reference has no counterpart; it goes before the general advice.</summary>
    public string? Remedy { get; init; }
}
