using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Where a service lives: the part before its API, and a query that every request repeats.</summary>
internal sealed class ServiceAddress
{
    private readonly string _root;
    private readonly string _query;

    private ServiceAddress(string root, string query) => (_root, _query) = (root, query);

    /// <summary>The address before the API, ending with a slash.</summary>
    public Uri Root => new(_root);

    /// <summary>Takes an address with or without the part at its end that <paramref name="api"/> recognizes.</summary>
    public static ServiceAddress Parse(Uri address, Regex api)
    {
        var path = api.Replace(address.AbsolutePath.TrimEnd('/') + "/", "/");
        return new(address.GetLeftPart(UriPartial.Authority) + path, address.Query.TrimStart('?'));
    }

    /// <summary>Puts a relative path and an escaped query behind the root.</summary>
    public Uri Combine(string path, string query = "")
    {
        var both = string.Join('&', new[] { query, _query }.Where(part => part.Length > 0));
        return new(_root + path + (both.Length > 0 ? "?" + both : string.Empty));
    }
}
