using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Environments;

/// <summary>What the address of an environment says (documentation: "Business Central API endpoint structure").</summary>
/// <param name="Tenant">The tenant's id or domain; <see langword="null"/> when the address leaves it to the token.</param>
/// <param name="Environment">The environment's name, or the instance's on premises.</param>
internal sealed partial record BusinessCentralLocation(string? Tenant, string Environment)
{
    private const string OnlineHost = "api.businesscentral.dynamics.com";

    public static BusinessCentralLocation Of(Uri address)
    {
        var path = Uri.UnescapeDataString(Api().Replace(address.AbsolutePath.TrimEnd('/') + "/", "/")).Trim('/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var environment = parts is [.., var last] && !Version().IsMatch(last) ? last : HostOf(address);
        var versioned = Array.FindIndex(parts, part => Version().IsMatch(part));
        return new(versioned >= 0 && parts.Length - versioned == 3 ? parts[versioned + 1] : null, environment);
    }

    /// <summary>The environment as it is remembered, however it is addressed: two installations may call theirs alike.</summary>
    public static string NameOf(Uri address) =>
        (HostOf(address) is var host && Of(address).Environment is var name && name == host ? name : $"{host}/{name}").ToLowerInvariant();

    /// <summary>Whether the online service is addressed without an environment.</summary>
    public static bool IsIncomplete(Uri address) =>
        address.Host.Equals(OnlineHost, StringComparison.OrdinalIgnoreCase) && Of(address).Environment == address.Host;

    private static string HostOf(Uri address) => address.IsLoopback ? "localhost" : address.Host;

    [GeneratedRegex(@"/api/(?:[^/]+/[^/]+/)?v\d[^/]*/$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Api();

    [GeneratedRegex(@"^v\d+(\.\d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
