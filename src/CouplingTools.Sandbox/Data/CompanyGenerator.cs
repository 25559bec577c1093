namespace CouplingTools.Sandbox.Data;

/// <summary>
/// Companies of several countries. Names are distinct but for the near-duplicates that real lists have:
/// about one in fifty differs from an earlier one only in its legal form or punctuation.
/// </summary>
internal sealed class CompanyGenerator
{
    private readonly Dice _dice;
    private readonly Vocabulary _vocabulary;
    private readonly Country[] _countries;
    private readonly AddressGenerator _addresses;
    private readonly SetupData _setup;
    private readonly CompanyNames _names;

    public CompanyGenerator(Dice dice, Vocabulary vocabulary, IReadOnlyList<Country> countries, SetupData setup)
    {
        _dice = dice;
        _vocabulary = vocabulary;
        _countries = countries.SelectMany(country => Enumerable.Repeat(country, country.Weight)).ToArray();
        _addresses = new AddressGenerator(dice);
        _setup = setup;
        _names = new CompanyNames(dice, vocabulary);
    }

    /// <summary>The next company.</summary>
    public SampleCompany Next()
    {
        var country = _dice.Pick(_countries);
        var (address, area) = _addresses.Next(country);
        var name = _names.Next(country, address.City);
        var domain = $"{MailAddresses.Label(name)}.{country.Domain}";
        return new SampleCompany(
            _dice.NextGuid(),
            name,
            country,
            address,
            _dice.Percent(6) ? "" : _addresses.Phone(country, area),
            _dice.Percent(8) ? "" : $"{_dice.Pick(s_mailboxes)}@{domain}",
            _dice.Percent(40) ? "" : $"https://www.{domain}",
            domain,
            CurrencyCode(country),
            _dice.Percent(10) ? "" : _dice.Pick(_setup.PaymentTerms).Code,
            _dice.Percent(30) ? "" : _dice.Pick(_setup.ShipmentMethods).Code,
            _dice.Percent(50) ? "" : _dice.Pick(_setup.PaymentMethods).Code,
            _dice.Percent(5) ? "" : _dice.Pick(_setup.Salespeople).Code,
            _dice.Percent(60) ? 0 : 500m * (1 + _dice.Next(400)));
    }

    private static readonly string[] s_mailboxes = ["info", "office", "sales", "accounts.payable", "kontakt"];

    private string CurrencyCode(Country country) =>
        country.Iso == _setup.LocalCurrency || _setup.Currencies.All(currency => currency.Code != country.Iso) || _dice.Percent(15)
            ? _setup.LocalCurrency
            : country.Iso;
}
