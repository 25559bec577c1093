namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads how a reference is translated.</summary>
internal static class LookupReader
{
    public static LookupDefinition? Read(MappingJson field)
    {
        if (field.Object("lookup") is not { } json)
            return null;
        var lookup = new LookupDefinition
        {
            Mapping = json.Text("mapping"),
            OrKey = Key(json),
            BusinessCentral = Hop(json, "businessCentral", Side.BusinessCentral),
            Sales = Hop(json, "sales", Side.Sales),
            SalesNavigation = json.Text("salesNavigation"),
            IsPartOf = json.Flag("isPartOf"),
            Remedy = json.Text("remedy"),
        };
        if (lookup is { Mapping: null, BusinessCentral: null, Sales: null })
            json.Problems.Add(json.Path, "LookupWithoutTable");
        if (lookup is { OrKey: not null, Mapping: null })
            json.Require("mapping");
        json.Complete();
        return lookup;
    }

    private static LookupKey? Key(MappingJson lookup)
    {
        if (lookup.Object("orKey") is not { } json)
            return null;
        json.Require("businessCentral");
        json.Require("sales");
        var (businessCentral, sales) = (Hop(json, "businessCentral", Side.BusinessCentral), Hop(json, "sales", Side.Sales));
        json.Complete();
        return businessCentral is null || sales is null ? null : new LookupKey(businessCentral, sales);
    }

    private static LookupHop? Hop(MappingJson lookup, string key, Side side)
    {
        if (lookup.Object(key) is not { } json)
            return null;
        var hop = new LookupHop(
            json.RequiredText("entitySet"),
            json.RequiredText("reference"),
            json.RequiredText("key"),
            side == Side.Sales ? json.RequiredText("logicalName") : null,
            json.Text("filter"),
            side == Side.BusinessCentral ? Expansion(json) : null,
            side == Side.BusinessCentral ? Detour(json) : null)
        {
            Latest = json.Text("latest"),
            Per = json.Text("per"),
        };
        if (side == Side.BusinessCentral)
            hop = hop with { Route = RouteReader.Read(json) ?? hop.Route };
        CheckExpansion(json, hop);
        json.Complete();
        return hop;
    }

    private static LookupExpansion? Expansion(MappingJson hop)
    {
        if (hop.Object("expand") is not { } json)
            return null;
        var expansion = new LookupExpansion(json.RequiredText("navigation"), json.Text("filter"));
        json.Complete();
        return expansion;
    }

    private static LookupDetour? Detour(MappingJson hop)
    {
        if (hop.Object("via") is not { } json)
            return null;
        var detour = new LookupDetour(
            json.RequiredText("entitySet"), json.RequiredText("reference"), json.RequiredText("value"), json.RequiredText("field"), json.Text("filter"));
        json.Complete();
        return detour;
    }

    private static void CheckExpansion(MappingJson json, LookupHop hop)
    {
        if (hop.Expand is { } expansion && !hop.Reference.StartsWith($"{expansion.Navigation}/", StringComparison.Ordinal))
            json.Problems.Add(json.PathOf("reference"), "ReferenceNotExpanded", hop.Reference, expansion.Navigation);
        if (hop.Expand is null && hop.Reference.Contains('/'))
            json.Require("expand");
        if (hop.Expand is null != hop.Via is null)
            json.Require(hop.Via is null ? "via" : "expand");
    }
}
