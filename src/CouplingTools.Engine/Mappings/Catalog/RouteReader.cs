using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads the route of a Business Central API, which becomes part of addresses.</summary>
internal static partial class RouteReader
{
    public static string? Read(MappingJson table)
    {
        var route = table.Text("route")?.Trim();
        if (route is not null && !Route().IsMatch(route))
            table.Problems.Add(table.PathOf("route"), "RouteInvalid", route);
        return route;
    }

    [GeneratedRegex(@"^([A-Za-z0-9_~-][A-Za-z0-9._~-]*/[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)?(v\d+\.\d+|beta)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Route();
}
