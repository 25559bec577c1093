using System.Globalization;

namespace CouplingTools.Engine.Tests.Matching;

/// <summary>
/// Companies of both sides: some on both, written differently, some near-duplicates of those on both, which exist on one
/// side only, and the rest on one side only. The same seed makes the same companies.
/// </summary>
internal sealed class ManyCompanies
{
    private static readonly string[] s_first = ["Nord", "Süd", "Blue", "Alpine", "Harbour", "Silver", "Øster", "Grand", "Royal", "Maple", "Iron", "Crystal", "Vista", "Prime", "Delta", "Zenith", "Oak", "Falcon", "Lumen", "Terra"];
    private static readonly string[] s_second = ["wind", "brück", "stone", "field", "lake", "ridge", "port", "wood", "gate", "bridge", "mont", "vale", "crest", "haven", "marsh", "forge", "holm", "burg", "dale", "point"];
    private static readonly string[] s_trade = ["Furniture", "Logistics", "Foods", "Timber", "Textiles", "Steel", "Printing", "Paints", "Lighting", "Packaging", "Bakery", "Shipping", "Tools", "Toys", "Wines"];
    private static readonly string[] s_forms = [" GmbH", ", Inc.", " Ltd", " S.A.", " AB", " A/S", " Sp. z o.o.", " B.V."];
    private static readonly string[] s_cities = ["Berlin", "Wien", "Oslo", "Málaga", "Gdańsk", "Leeds", "Lyon", "Utrecht"];

    private readonly Random _random;
    private int _number;

    public ManyCompanies(int count, int seed)
    {
        _random = new Random(seed);
        var both = count * 60 / 100;
        var near = count * 5 / 100;
        for (var index = 0; index < both; index++)
            AddToBoth();
        for (var index = 0; index < near; index++)
            AddNearDuplicate(index, isCustomer: index % 2 == 0);
        while (Customers.Count < count)
            Customers.Add(Customer(Next()));
        while (Accounts.Count < count)
            Accounts.Add(Account(Next()));
    }

    public List<Dictionary<string, string>> Customers { get; } = [];

    public List<Dictionary<string, string>> Accounts { get; } = [];

    /// <summary>The positions of the customer and the account of each company on both sides.</summary>
    public List<(int Customer, int Account)> Pairs { get; } = [];

    /// <summary>The positions of the customers and accounts that look like another company.</summary>
    public HashSet<(Side Side, int Position)> Near { get; } = [];

    private void AddToBoth()
    {
        var company = Next();
        Pairs.Add((Customers.Count, Accounts.Count));
        Customers.Add(Customer(company));
        Accounts.Add(Account(Messy(company)));
    }

    /// <summary>Another company with almost the same name, or with another legal form, in another place.</summary>
    private void AddNearDuplicate(int index, bool isCustomer)
    {
        var name = Customers[Pairs[index].Customer]["displayName"];
        var other = Next() with { Name = index % 4 < 2 ? name.Replace("e", "a", StringComparison.Ordinal) + " II" : $"{name[..name.LastIndexOf(' ')]} Kft" };
        if (isCustomer)
            Customers.Add(Customer(other));
        else
            Accounts.Add(Account(other));
        Near.Add(isCustomer ? (Side.BusinessCentral, Customers.Count - 1) : (Side.Sales, Accounts.Count - 1));
    }

    private Company Next()
    {
        var number = ++_number;
        var id = number.ToString("00000", CultureInfo.InvariantCulture);
        var (first, second, trade) = (s_first[number % 20], s_second[number / 20 % 20], s_trade[number / 400 % 15]);
        var word = number / 6000 is var round && round == 0 ? "" : $" {s_first[round]}{s_second[round]}";
        return new Company($"{first}{second} {trade}{word}{s_forms[number % s_forms.Length]}", s_cities[number % s_cities.Length], id, $"office{id}@example.com", $"+49 30 55{id}");
    }

    private Company Messy(Company company)
    {
        var bare = company.Name[..company.Name.LastIndexOf(s_forms[int.Parse(company.Post, CultureInfo.InvariantCulture) % s_forms.Length], StringComparison.Ordinal)];
        var name = _random.Next(3) == 0 ? company.Name.ToUpperInvariant() : _random.Next(2) == 0 ? bare : bare.Replace("ü", "u", StringComparison.Ordinal);
        return _random.Next(4) switch
        {
            0 => company with { Name = name, Email = "" },
            1 => company with { Name = name, City = "" },
            2 => company with { Name = name, Post = "", Phone = company.Phone.Replace("+49 ", "0", StringComparison.Ordinal) },
            _ => company with { Name = name, Post = "", City = "", Email = company.Email.ToUpperInvariant() },
        };
    }

    private static Dictionary<string, string> Customer(Company company) => new()
    {
        ["displayName"] = company.Name, ["city"] = company.City, ["postalCode"] = company.Post, ["email"] = company.Email, ["phoneNumber"] = company.Phone,
    };

    private static Dictionary<string, string> Account(Company company) => new()
    {
        ["name"] = company.Name, ["address1_city"] = company.City, ["address1_postalcode"] = company.Post, ["emailaddress1"] = company.Email, ["telephone1"] = company.Phone,
    };

    private sealed record Company(string Name, string City, string Post, string Email, string Phone);
}
