using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>The rules of every table that can be written.</summary>
internal static class AllRules
{
    private static readonly Dictionary<string, TableRules> s_rules = new(StringComparer.Ordinal)
    {
        ["customers"] = new CustomerRules(),
        ["vendors"] = new VendorRules(),
        ["contacts"] = new ContactRules(),
        ["items"] = new ItemRules(),
        ["opportunities"] = new OpportunityRules(),
        ["salespeoplePurchasers"] = new CodeTableRules(("customers", "salespersonCode"), ("opportunities", "salespersonCode")),
        ["currencies"] = new CodeTableRules(("customers", "currencyCode"), ("vendors", "currencyCode")),
        ["paymentTerms"] = new CodeTableRules(),
        ["paymentMethods"] = new CodeTableRules(),
        ["shipmentMethods"] = new CodeTableRules(),
        ["countriesRegions"] = new CodeTableRules(("customers", "country"), ("vendors", "country"), ("contacts", "country")),
        ["unitsOfMeasure"] = new CodeTableRules(("items", "baseUnitOfMeasureCode")),
    };

    public static TableRules Of(TableSchema table) => s_rules[table.Set];
}
