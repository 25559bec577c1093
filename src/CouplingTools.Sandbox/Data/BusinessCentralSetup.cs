using System.Globalization;
using CouplingTools.Sandbox.BusinessCentral;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Writes the set-up tables of Business Central and knows the ids of their codes.</summary>
internal sealed class BusinessCentralSetup
{
    private readonly Generation _generation;
    private readonly Dictionary<(string Table, string Code), Guid> _ids = [];

    public BusinessCentralSetup(Generation generation)
    {
        _generation = generation;
        var setup = generation.Setup;
        Company = Companies.Create(
            generation.Session, generation.Own(generation.Session.NewId()), generation.Options.CompanyName ?? setup.CompanyName, setup.LocalCurrency, generation.Now);
        foreach (var country in generation.Countries)
        {
            Write("countriesRegions", country.Code, country.Name, row => row["addressFormat"] = country.AddressFormat);
        }

        setup.Currencies.Where(currency => currency.Code != setup.LocalCurrency).ToList().ForEach(WriteCurrency);

        setup.PaymentTerms.ToList().ForEach(term => Write("paymentTerms", term.Code, term.Description, row => Fill(row, term)));
        setup.ShipmentMethods.ToList().ForEach(method => Write("shipmentMethods", method.Code, method.Description, null));
        setup.PaymentMethods.ToList().ForEach(method => Write("paymentMethods", method.Code, method.Description, null));
        setup.Units.ToList().ForEach(unit => Write("unitsOfMeasure", unit.Code, unit.Description, row => row["internationalStandardCode"] = unit.StandardCode));
        setup.Salespeople.Where(person => person.Code.Length > 0).ToList()
            .ForEach(person => Write("salespeoplePurchasers", person.Code, person.FullName, row => Fill(row, person)));
    }

    /// <summary>The company.</summary>
    public Row Company { get; }

    /// <summary>The id of a code; the blank id where the code is blank or has no row, as the local currency.</summary>
    public Guid Id(string table, string code) => _ids.GetValueOrDefault((table, code));

    /// <summary>A blank row with a new id, dated in the past.</summary>
    public Row New(string set)
    {
        var row = BlankRows.New(SchemaFiles.BusinessCentral.Table(set));
        row.Id = _generation.Dice.NextGuid();
        if (row.Table.ModifiedColumn is { } modified)
        {
            row[modified] = _generation.PastTime();
        }

        return row;
    }

    /// <summary>Sets the number the next new record of a table follows.</summary>
    public void WriteSeries(string table, string lastNumber)
    {
        var row = New("numberSeries");
        row["table"] = table;
        row["lastNumber"] = lastNumber;
        row["increment"] = 1;
        _generation.Session.Insert(row);
    }

    /// <summary>A number of a series: a prefix and six digits.</summary>
    public static string Number(string prefix, int number) => prefix + number.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Writes a currency.</summary>
    public void WriteCurrency(SetupCurrency currency) => Write("currencies", currency.Code, currency.Description, row => Fill(row, currency));

    private void Write(string table, string code, string name, Action<Row>? fill)
    {
        var row = New(table);
        row["code"] = code;
        row["displayName"] = name;
        fill?.Invoke(row);
        _generation.Session.Insert(row);
        _ids.Add((table, code), row.Id);
    }

    private static void Fill(Row row, SetupCurrency currency)
    {
        row["symbol"] = currency.Symbol;
        row["amountDecimalPlaces"] = "2:2";
        row["amountRoundingPrecision"] = 0.01m;
    }

    private static void Fill(Row row, SetupTerm term)
    {
        row["dueDateCalculation"] = term.DueDate;
        row["discountDateCalculation"] = term.DiscountDate;
        row["discountPercent"] = term.DiscountPercent;
    }

    private static void Fill(Row row, SetupPerson person)
    {
        row["email"] = person.Email;
        row["phoneNo"] = person.Phone;
        row["jobTitle"] = person.JobTitle;
    }
}
