using System.Text.RegularExpressions;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>The addresses of an organization.</summary>
internal sealed partial class DataverseAddress(Uri organization)
{
    private readonly ServiceAddress _address = ServiceAddress.Parse(organization, ApiPath());

    public Uri Root => Api(string.Empty);

    public Uri Api(string path, string query = "") => _address.Combine("api/data/v9.2/" + path, query);

    /// <summary>The page of the model-driven app that shows a row (documentation: "Open forms, views, dialogs, and reports with a URL").</summary>
    public Uri Page(string? logicalName, Guid id) =>
        _address.Combine("main.aspx", $"etn={logicalName}&id=%7B{id}%7D&pagetype=entityrecord");

    [GeneratedRegex(@"/api/data/v\d[^/]*/$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiPath();
}
