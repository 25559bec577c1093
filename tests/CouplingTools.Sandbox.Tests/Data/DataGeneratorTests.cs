using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Tests.Data;

public sealed class DataGeneratorTests
{
    private static readonly (string BusinessCentral, string Sales)[] s_companyFields =
    [
        ("displayName", "name"), ("addressLine1", "address1_line1"), ("addressLine2", "address1_line2"), ("city", "address1_city"), ("state", "address1_stateorprovince"),
        ("postalCode", "address1_postalcode"), ("country", "address1_country"), ("phoneNumber", "telephone1"), ("email", "emailaddress1"), ("website", "websiteurl"),
    ];

    [Fact]
    public async Task There_are_as_many_customers_accounts_and_people_as_wanted()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(200, 150, 60, 7));
        Assert.Equal(200, rows.BusinessCentral("customers").Count);
        Assert.Equal(40, rows.BusinessCentral("vendors").Count);
        Assert.Equal(240, rows.Sales("accounts").Count);
        Assert.Equal(40, rows.Sales("accounts").Count(row => row["customertypecode"] is 11));
        Assert.Equal(390, rows.BusinessCentral("contacts").Count);
        Assert.Equal(150, rows.Sales("contacts").Count);
        Assert.Equal(240, rows.BusinessCentral("contactBusinessRelations").Count);
        Assert.Equal(30, rows.BusinessCentral("opportunities").Count);
        Assert.Equal(30, rows.Sales("opportunities").Count);
    }

    [Fact]
    public async Task Without_customers_and_contacts_only_the_set_up_is_there()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(0, 0));
        Assert.All(["customers", "contacts"], set => Assert.Empty(rows.BusinessCentral(set)));
        Assert.All(["accounts", "contacts"], set => Assert.Empty(rows.Sales(set)));
        Assert.All(
            ["currencies", "paymentTerms", "shipmentMethods", "paymentMethods", "countriesRegions", "unitsOfMeasure", "salespeoplePurchasers", "items"],
            set => Assert.NotEmpty(rows.BusinessCentral(set)));
        Assert.All(["systemusers", "transactioncurrencies", "products", "uoms", "uomschedules"], set => Assert.NotEmpty(rows.Sales(set)));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_names_and_ids_and_another_seed_others()
    {
        using var first = await SampleRows.CreateAsync(new SandboxOptions(50, 50, 50, 7));
        using var again = await SampleRows.CreateAsync(new SandboxOptions(50, 50, 50, 7));
        using var other = await SampleRows.CreateAsync(new SandboxOptions(50, 50, 50, 8));
        Assert.Equal(Names(first), Names(again));
        Assert.NotEqual(Names(first), Names(other));
    }

    [Fact]
    public async Task Half_of_the_shared_companies_are_equal_in_all_mapped_fields_and_half_nearly()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(400, 0, 50, 3, Vendors: 0));
        var accounts = rows.Sales("accounts");
        var numbered = accounts.Where(row => row["accountnumber"] is not null).ToDictionary(row => row.Text("accountnumber"));
        var customers = rows.BusinessCentral("customers").ToDictionary(row => row.Text("number"));
        Assert.Equal(100, numbered.Count);
        Assert.All(numbered, pair => AssertEqual(rows, customers[pair.Key], pair.Value));

        var keys = customers.Values.Where(row => !numbered.ContainsKey(row.Text("number"))).Select(row => Simplified(row.Text("displayName"))).ToHashSet();
        var similar = accounts.Where(row => row["accountnumber"] is null && keys.Contains(Simplified(row.Text("name")))).ToArray();
        Assert.InRange(similar.Length, 90, 110);
    }

    [Fact]
    public async Task Shared_people_work_for_shared_companies()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(100, 200, 50, 3));
        var accounts = rows.Sales("accounts").ToDictionary(row => row.Id);
        var equal = from contact in rows.BusinessCentral("contacts")
                    where contact.Text("type") == "Person"
                    join person in rows.Sales("contacts") on (contact.Text("displayName"), contact.Text("email")) equals (JoinedName(person), person.Text("emailaddress1"))
                    where person["parentcustomerid"] is Guid
                    select (contact, person);
        Assert.InRange(equal.Count(), 45, 150);
        Assert.All(rows.Sales("contacts").Where(row => row["parentcustomerid"] is not null), row =>
        {
            Assert.Equal("account", row["parentcustomeridtype"]);
            Assert.Contains((Guid)row["parentcustomerid"]!, accounts);
        });
    }

    [Fact]
    public async Task Both_sides_keep_their_own_lengths_and_options()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(1500, 500, 50, 11));
        foreach (var table in SchemaFiles.BusinessCentral.Tables.Where(table => table.View is null))
        {
            Assert.All(rows.BusinessCentral(table.Set), AssertFits);
        }

        foreach (var table in SchemaFiles.Dataverse.Tables.Where(table => !table.Hidden))
        {
            Assert.All(rows.Sales(table.Set), AssertFits);
        }
    }

    [Fact]
    public async Task Business_Central_rows_obey_its_own_rules()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(1000, 500, 50, 5));
        var countries = Codes(rows, "countriesRegions");
        var salespeople = Codes(rows, "salespeoplePurchasers");
        var contacts = rows.BusinessCentral("contacts");
        var companies = contacts.Where(row => row.Text("type") == "Company").ToDictionary(row => row.Text("number"), row => row.Text("displayName"));
        var customers = rows.BusinessCentral("customers");
        Assert.Equal(customers.Count, customers.Select(row => row.Text("number")).Distinct().Count());
        Assert.Equal(contacts.Count, contacts.Select(row => row.Text("number")).Distinct().Count());
        Assert.All(customers, row =>
        {
            Assert.Contains(row.Text("country"), countries);
            Assert.True(row.Text("salespersonCode").Length == 0 || salespeople.Contains(row.Text("salespersonCode")));
            Assert.DoesNotContain(row.Text("phoneNumber"), char.IsLetter);
            Assert.NotEqual("", row.Text("displayName"));
        });
        Assert.All(contacts, row => Assert.Equal(companies[row.Text("companyNumber")], row.Text("companyName")));
        Assert.All(
            rows.BusinessCentral("contactBusinessRelations"),
            row => Assert.Contains(customers.Concat(rows.BusinessCentral("vendors")), partner => partner.Id == (Guid)row["relatedId"]!));
    }

    [Fact]
    public async Task Vendors_and_opportunities_can_be_asked_for_and_leave_customers_and_people_as_they_are()
    {
        using var without = await SampleRows.CreateAsync(new SandboxOptions(30, 30, 50, 7, 0, 0));
        using var with = await SampleRows.CreateAsync(new SandboxOptions(30, 30, 50, 7, 12, 8));
        Assert.Empty(without.BusinessCentral("vendors"));
        Assert.Equal(12, with.BusinessCentral("vendors").Count);
        Assert.Equal(8, with.BusinessCentral("opportunities").Count);
        Assert.Equal(Names(without), Names(with).Where(name => Names(without).Contains(name)));
    }

    [Fact]
    public async Task Opportunities_are_with_people_of_companies_and_shared_ones_are_equal_on_both_sides()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(50, 100, 100, 3));
        var contacts = rows.BusinessCentral("contacts").ToDictionary(row => row.Text("number"));
        var names = rows.Sales("opportunities").Select(row => row.Text("name")).ToHashSet();
        Assert.All(rows.BusinessCentral("opportunities"), row =>
        {
            Assert.Equal("Person", contacts[row.Text("contactNumber")].Text("type"));
            Assert.Equal(contacts[row.Text("contactNumber")].Text("companyName"), row.Text("contactCompanyName"));
            Assert.Contains(row.Text("description"), names);
        });
        Assert.All(rows.Sales("opportunities"), row => Assert.Equal(row["parentaccountid"], row["accountid"]));
    }

    [Fact]
    public async Task Every_currency_has_rates_but_the_local_one_and_one_that_is_there_for_the_error()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(0, 0));
        var rated = rows.BusinessCentral("currencyExchangeRates").Select(row => row.Text("currencyCode")).ToHashSet();
        Assert.Equal(["ISK"], rows.BusinessCentral("currencies").Select(row => row.Text("code")).Where(code => !rated.Contains(code)));
        var eur = rows.BusinessCentral("currencyExchangeRates").Where(row => row.Text("currencyCode") == "EUR").MaxBy(row => row["startingDate"])!;
        Assert.Equal(rows.Sales("transactioncurrencies").Single(row => row.Text("isocurrencycode") == "EUR")["exchangerate"], (decimal)eur["exchangeRateAmount"]! / (decimal)eur["relationalExchangeRateAmount"]!);
    }

    [Fact]
    public async Task Sales_has_what_makes_synchronization_hard()
    {
        using var rows = await SampleRows.CreateAsync(new SandboxOptions(2000, 200, 50, 5));
        var accounts = rows.Sales("accounts");
        Assert.Contains(accounts, row => row.Text("name").Length > 100);
        Assert.Contains(accounts, row => row.Text("address1_line1").Length > 100);
        Assert.Contains(accounts, row => row.Text("address1_city").Length > 30);
        Assert.Contains(accounts, row => row.Text("telephone1").Contains("ext.", StringComparison.Ordinal));
        Assert.Contains(accounts, row => row.Text("address1_country") == "Deutschland");
        Assert.Contains(accounts, row => row["telephone1"] is null);
        Assert.Contains(accounts, row => row["statecode"] is 1);
        Assert.Contains(accounts, row => row["customertypecode"] is not 3);
        Assert.Contains(accounts, row => row["primarycontactid"] is not null);
        Assert.All(["&", "'", "\"", ",", "é", "ü"], text => Assert.Contains(accounts, row => row.Text("name").Contains(text, StringComparison.Ordinal)));
        Assert.True(accounts.Select(row => row["transactioncurrencyid"]).Distinct().Count() > 5);
        Assert.All(accounts, row => Assert.Equal(
            decimal.Round((decimal)row["creditlimit"]! / (decimal)row["exchangerate"]!, 4, MidpointRounding.AwayFromZero), row["creditlimit_base"]));
    }

    private static void AssertEqual(SampleRows rows, Row customer, Row account)
    {
        foreach (var (field, attribute) in s_companyFields)
        {
            Assert.Equal(customer.Text(field), account.Text(attribute));
        }

        Assert.Equal(customer["creditLimit"], account["creditlimit"]);
        var currency = rows.Sales("transactioncurrencies").Single(row => row.Id == (Guid)account["transactioncurrencyid"]!);
        Assert.Equal(customer.Text("currencyCode"), currency.Text("isocurrencycode"));
        var terms = rows.BusinessCentral("paymentTerms").SingleOrDefault(row => row.Id == (Guid)customer["paymentTermsId"]!);
        Assert.Equal(terms?.Text("code"), Label(account, "paymenttermscode")?.ToUpperInvariant());
        var shipment = rows.BusinessCentral("shipmentMethods").SingleOrDefault(row => row.Id == (Guid)customer["shipmentMethodId"]!);
        Assert.Equal(shipment?.Text("code"), Label(account, "address1_freighttermscode")?.ToUpperInvariant());
        var salesperson = rows.BusinessCentral("salespeoplePurchasers").SingleOrDefault(row => row.Text("code") == customer.Text("salespersonCode"));
        var owner = rows.Sales("systemusers").Single(row => row.Id == (Guid)account["ownerid"]!);
        if (salesperson?.Text("email") is { Length: > 0 } email)
        {
            Assert.Equal(email, owner.Text("internalemailaddress"));
        }
    }

    private static string? Label(Row row, string column) => row[column] is int option ? row.Table.Column(column)!.Options![option] : null;

    private static void AssertFits(Row row)
    {
        foreach (var column in row.Table.Columns)
        {
            var value = row[column.Name];
            Assert.False(value is string text && text.Length > column.MaxLength, $"{row.Table.Set}.{column.Name}: {value}");
            Assert.False(column.Options is not null && value is int option && !column.Options.ContainsKey(option), $"{row.Table.Set}.{column.Name}: {value}");
            Assert.False(column.Type == ColumnType.Code && value is string code && code != code.ToUpperInvariant().Trim(), $"{row.Table.Set}.{column.Name}: {value}");
        }
    }

    private static HashSet<string> Codes(SampleRows rows, string set) => rows.BusinessCentral(set).Select(row => row.Text("code")).ToHashSet();

    private static string JoinedName(Row person) =>
        string.Join(' ', new[] { person.Text("firstname"), person.Text("middlename"), person.Text("lastname") }.Where(part => part.Length > 0));

    private static string Simplified(string name) => new(name.ToUpperInvariant().Where(char.IsLetterOrDigit).Take(60).ToArray());

    private static string[] Names(SampleRows rows) =>
    [
        .. rows.BusinessCentral("customers").Select(row => $"{row.Id} {row.Text("displayName")}"),
        .. rows.Sales("accounts").Select(row => $"{row.Id} {row.Text("name")}"),
        .. rows.Sales("contacts").Select(row => $"{row.Id} {row.Text("fullname")}"),
    ];
}
