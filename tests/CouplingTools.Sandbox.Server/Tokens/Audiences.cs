namespace CouplingTools.Sandbox.Server.Tokens;

/// <summary>What tokens are for. Business Central's is the same everywhere; that of Dataverse is the organization's own address.</summary>
internal static class Audiences
{
    public const string BusinessCentral = "https://api.businesscentral.dynamics.com";
    private const string AllPermissions = "/.default";

    /// <summary>The audience of a service that is reached under an address.</summary>
    public static string Of(string service, Uri address) => service == "BusinessCentral" ? BusinessCentral : Sales(address);

    /// <summary>The audience a scope names, or null where that is none of the server's.</summary>
    public static string? OfScope(string scope, Uri address)
    {
        if (!scope.EndsWith(AllPermissions, StringComparison.Ordinal))
            return null;
        var audience = scope[..^AllPermissions.Length].TrimEnd('/');
        return audience == BusinessCentral || audience == Sales(address) ? audience : null;
    }

    private static string Sales(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
