namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Whom a store belongs to. Another company of an environment that it knows is a matter of course; another environment or organization is
/// not, because with a copy of either all couplings would silently be missing, or name the records of the original.
/// </summary>
internal static class StoreOwner
{
    /// <exception cref="CouplingException"><c>OtherEnvironment</c>.</exception>
    public static void Check(string store, IReadOnlyList<StoreScope> known, StoreScope wanted)
    {
        if (wanted.IsWelcome || wanted.Place is not { } place || known.Count == 0 || known.Any(scope => scope.Place is null))
            return;
        var same = known.FirstOrDefault(scope => IsSame(scope, wanted));
        if (same is null ? known.Any(scope => Belongs(scope, wanted)) : same.Place!.Environment == place.Environment)
            return;
        object?[] arguments = [store, Describe(wanted), string.Join("; ", known.Select(Describe))];
        throw new CouplingException("OtherEnvironment", ErrorClass.Configuration, ErrorText.Message("OtherEnvironment", arguments), ErrorText.Action("OtherEnvironment", arguments)) { Target = store };
    }

    public static bool IsSame(StoreScope left, StoreScope right) => left.CompanyId == right.CompanyId && left.OrganizationId == right.OrganizationId;

    private static bool Belongs(StoreScope scope, StoreScope wanted) =>
        scope.OrganizationId == wanted.OrganizationId && scope.Place!.Environment == wanted.Place!.Environment;

    private static string Describe(StoreScope scope) => ErrorText.Message(
        "StorePlace", scope.Place!.Company, scope.CompanyId, scope.Place.Environment, scope.Place.Organization, scope.OrganizationId);
}
