using System.Globalization;

namespace CouplingTools.Sandbox.Data;

/// <summary>Items of Business Central, most of them also as products of Sales.</summary>
internal static class ItemGenerator
{
    private const int FirstNumber = 1000;

    /// <summary>Writes an item for every adjective with some nouns.</summary>
    public static void Write(Generation generation, BusinessCentralSetup businessCentral, SalesSetup sales)
    {
        var number = FirstNumber;
        foreach (var adjective in generation.Vocabulary.ItemAdjectives)
        {
            foreach (var noun in generation.Vocabulary.ItemNouns.Where(_ => generation.Dice.Percent(35)))
            {
                Write(generation, businessCentral, sales, $"{adjective} {noun}", (++number).ToString(CultureInfo.InvariantCulture));
            }
        }

        businessCentral.WriteSeries("items", number.ToString(CultureInfo.InvariantCulture));
    }

    private static void Write(Generation generation, BusinessCentralSetup businessCentral, SalesSetup sales, string name, string number)
    {
        var dice = generation.Dice;
        var unit = dice.Percent(80) ? "PCS" : dice.Pick(generation.Setup.Units).Code;
        var price = 5m + (dice.Next(200_000) / 100m);
        var cost = decimal.Round(price * (40 + dice.Next(40)) / 100, 2);
        var item = businessCentral.New("items");
        item["number"] = number;
        item["displayName"] = name;
        item["type"] = "Inventory";
        item["unitPrice"] = price;
        item["unitCost"] = cost;
        item["inventory"] = (decimal)dice.Next(500);
        item["blocked"] = dice.Percent(3);
        item["baseUnitOfMeasureId"] = businessCentral.Id("unitsOfMeasure", unit);
        item["baseUnitOfMeasureCode"] = unit;
        generation.Session.Insert(item);
        if (!dice.Percent(generation.Options.OverlapPercent))
        {
            return;
        }

        var product = sales.New("products", dice.NextGuid(), Guid.Empty);
        product["statecode"] = 0;
        product["statuscode"] = 1;
        product["productnumber"] = number;
        product["name"] = name;
        product["price"] = price;
        product["standardcost"] = product["currentcost"] = cost;
        product["producttypecode"] = product["productstructure"] = 1;
        product["quantitydecimal"] = 2;
        (product["defaultuomscheduleid"], product["defaultuomid"]) = sales.Units[unit];
        sales.Insert(product, generation.Setup.LocalCurrency);
    }
}
