namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Whom a store belongs to: the ids of the company and the organization say so, however both are addressed. Another company of an environment
/// that it knows is a matter of course; another environment or organization is not, because with a copy of either all couplings would
/// silently be missing, or name the records of the original.
/// </summary>
internal static class StoreOwner
{
    /// <exception cref="CouplingException"><c>OtherEnvironment</c>.</exception>
    public static void Check(string store, IReadOnlyList<StoreScope> known, StoreScope wanted)
    {
        var owners = known.Where(scope => scope.Place is not null).ToList();
        if (wanted.IsWelcome || wanted.Place is null || owners.Count == 0)
            return;
        var same = owners.FirstOrDefault(scope => scope.CompanyId == wanted.CompanyId && scope.OrganizationId == wanted.OrganizationId);
        if (same is null ? owners.Any(scope => Belongs(scope, wanted)) : IsSame(same, wanted))
            return;
        object?[] arguments = [store, Describe(wanted), string.Join("; ", owners.Select(Describe))];
        throw new CouplingException("OtherEnvironment", ErrorClass.Configuration, ErrorText.Message("OtherEnvironment", arguments), ErrorText.Action("OtherEnvironment", arguments)) { Target = store };
    }

    /// <summary>Whether both are one company with one organization, and not one of them in a copy of the environment.</summary>
    public static bool IsSame(StoreScope left, StoreScope right) => left.CompanyId == right.CompanyId && Belongs(left, right);

    private static bool Belongs(StoreScope scope, StoreScope wanted) =>
        scope.OrganizationId == wanted.OrganizationId && scope.Place!.MayBe(wanted.Place!);

    private static string Describe(StoreScope scope) => ErrorText.Message(
        "StorePlace", scope.Place!.Company, scope.CompanyId, scope.Place.Environment, scope.Place.Organization, scope.OrganizationId);
}
