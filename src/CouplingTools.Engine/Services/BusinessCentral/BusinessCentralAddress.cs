using System.Text.RegularExpressions;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>The addresses of an environment (documentation: "Business Central API endpoint structure", "Web client URL").</summary>
internal sealed partial class BusinessCentralAddress(Uri environment)
{
    private const string ServiceHost = "api.businesscentral.dynamics.com";
    private readonly ServiceAddress _address = ServiceAddress.Parse(environment, ApiPath());

    public Uri Api(string route, string path, string query = "") => _address.Combine($"api/{route}/{path}", query);

    /// <summary>The page of the web client that shows a row.</summary>
    public Uri Page(string company, int? page, Guid id)
    {
        var root = _address.Root;
        var path = root.AbsolutePath;
        var isOnline = root.Host.Equals(ServiceHost, StringComparison.OrdinalIgnoreCase);
        var client = isOnline
            ? "https://businesscentral.dynamics.com" + Version().Replace(path, "/")
            : $"{root.Scheme}://{root.Host}{path}";
        var query = $"?company={Uri.EscapeDataString(company)}";
        if (page is { } number)
            query += FormattableString.Invariant($"&page={number}");
        return new Uri($"{client}{query}&filter='SystemId'%20IS%20'{id}'");
    }

    [GeneratedRegex(@"/api/(?:[^/]+/[^/]+/)?v\d[^/]*/$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiPath();

    [GeneratedRegex(@"^/v\d[^/]*/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
