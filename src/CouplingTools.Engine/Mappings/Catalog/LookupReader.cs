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
            BusinessCentral = Hop(json, "businessCentral", Side.BusinessCentral),
            Sales = Hop(json, "sales", Side.Sales),
            SalesNavigation = json.Text("salesNavigation"),
        };
        if (lookup is { Mapping: null, BusinessCentral: null, Sales: null })
            json.Problems.Add(json.Path, "LookupWithoutTable");
        json.Complete();
        return lookup;
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
            json.Text("filter"));
        json.Complete();
        return hop;
    }
}
