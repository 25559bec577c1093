namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads the table of one side.</summary>
internal static class TableReader
{
    public static MappingTable Read(MappingJson mapping, Side side)
    {
        var key = side == Side.BusinessCentral ? "businessCentral" : "sales";
        mapping.Require(key);
        if (mapping.Object(key) is not { } json)
            return new MappingTable { EntitySet = string.Empty, Key = string.Empty, Name = string.Empty };

        var table = new MappingTable
        {
            EntitySet = json.RequiredText("entitySet"),
            Key = json.RequiredText("key"),
            Number = json.Text("number"),
            Name = json.RequiredText("name"),
            Filter = json.Text("filter"),
            Defaults = DefaultsReader.Always(json),
            ConditionalDefaults = DefaultsReader.Conditional(json),
            LogicalName = side == Side.Sales ? json.RequiredText("logicalName") : null,
            OptionSet = side == Side.Sales ? json.Text("optionSet") : null,
        };
        if (side == Side.BusinessCentral)
            table = table with { Route = RouteReader.Read(json) ?? table.Route, Page = json.Integer("page") };
        json.Complete();
        return table;
    }
}
