namespace CouplingTools.Sandbox.Data;

/// <summary>The people of a new sandbox.</summary>
internal sealed class PersonPlan
{
    private readonly Generation _generation;
    private readonly CompanyPlan _companies;
    private readonly PersonGenerator _people;
    private readonly SalesVariation _variation;

    public PersonPlan(Generation generation, CompanyPlan companies)
    {
        _generation = generation;
        _companies = companies;
        _people = new PersonGenerator(generation.Dice, generation.Vocabulary);
        _variation = new SalesVariation(generation.Dice);
    }

    /// <summary>People of Business Central with the place of the customer they work for; -1 for nobody.</summary>
    public List<(SamplePerson Person, int Customer)> BusinessCentral { get; } = [];

    /// <summary>People of Sales with the account they work for.</summary>
    public List<(SamplePerson Person, Guid Id, Guid? Account)> Sales { get; } = [];

    /// <summary>Makes as many people as the options want, on both sides; people both sides have work for companies both sides have.</summary>
    public void Make(CancellationToken cancellationToken)
    {
        var count = _generation.Options.Contacts;
        var withAccount = Enumerable.Range(0, _companies.Customers.Count).Where(i => _companies.Accounts[i] is not null).ToArray();
        var shared = withAccount.Length == 0 ? 0 : (int)Math.Round(count * _generation.Options.OverlapPercent / 100m);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var twin = Share.Twin(i, count, shared);
            if (twin == Twin.None)
            {
                AddSingles();
            }
            else
            {
                AddTwins(_generation.Dice.Pick(withAccount), twin);
            }
        }
    }

    private void AddTwins(int customer, Twin twin)
    {
        var person = _people.Next(_companies.Customers[customer]);
        BusinessCentral.Add((person, customer));
        AddSales(twin == Twin.Equal ? person : _variation.Of(person), _companies.Accounts[customer]);
    }

    private void AddSingles()
    {
        var customer = _companies.Customers.Count == 0 ? -1 : _generation.Dice.Next(_companies.Customers.Count);
        var company = customer < 0 ? Nobody() : _companies.Customers[customer];
        BusinessCentral.Add((_people.Next(company), customer));
        var account = _companies.SalesOnly.Count == 0 || _generation.Dice.Percent(10) ? null : _generation.Dice.Pick(_companies.SalesOnly);
        AddSales(_people.Next(account?.Company ?? company), account);
    }

    private void AddSales(SamplePerson person, SampleAccount? account)
    {
        var id = _generation.Dice.NextGuid();
        Sales.Add((person, id, account?.Company.Id));
        if (account is not null && _generation.Dice.Percent(40))
        {
            account.PrimaryContact ??= id;
        }
    }

    private SampleCompany Nobody() =>
        new CompanyGenerator(_generation.Dice, _generation.Vocabulary, _generation.Countries, _generation.Setup).Next();
}
