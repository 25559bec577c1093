using CouplingTools.Sandbox.Dataverse;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Writes the organization, users and set-up tables of Sales and knows their ids.</summary>
internal sealed class SalesSetup
{
    private readonly Generation _generation;
    private readonly Organization _organization;
    private readonly Dictionary<string, Guid> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Guid Id, decimal Rate)> _currencies = new(StringComparer.Ordinal);

    public SalesSetup(Generation generation)
    {
        _generation = generation;
        var dice = generation.Dice;
        _organization = new Organization(generation.Own(dice.NextGuid()), dice.NextGuid(), dice.NextGuid(), dice.NextGuid());
        _organization.Save(generation.Session);
        WriteUser(_organization.UserId, new SetupPerson("", "CouplingTools", "Integration", "couplingtools@copperfield.example", "", "", true, false));
        foreach (var person in generation.Setup.Salespeople.Where(person => person.IsUser))
        {
            WriteUser(dice.NextGuid(), person);
        }

        generation.Setup.Currencies.ToList().ForEach(WriteCurrency);
        generation.Setup.Units.ToList().ForEach(WriteUnit);
    }

    /// <summary>The unit group and its primary unit of each unit of measure.</summary>
    public Dictionary<string, (Guid Schedule, Guid Unit)> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>The user with that e-mail address, else the user requests come from.</summary>
    public Guid User(string email) => _users.GetValueOrDefault(email, _organization.UserId);

    /// <summary>The currency with that ISO code.</summary>
    public (Guid Id, decimal Rate) Currency(string code) => _currencies[code];

    /// <summary>A new active row, dated in the past, with all the service fills in.</summary>
    public Row New(string set, Guid id, Guid owner)
    {
        var table = SchemaFiles.DataverseWithCompanies.Table(set);
        var row = NewRow.Of(table);
        row.Id = id;
        StateRules.OnCreate(row, []);
        row["createdon"] = row["modifiedon"] = _generation.PastTime();
        row["createdby"] = row["modifiedby"] = _organization.UserId;
        if (table.Column("ownerid") is null)
        {
            row["organizationid"] = _organization.Id;
            return row;
        }

        row["ownerid"] = owner;
        row["owningbusinessunit"] = _organization.BusinessUnitId;
        for (var i = 1; table.Column($"address{i}_addressid") is { } column; i++)
        {
            row[column.Name] = _generation.Dice.NextGuid();
        }

        return row;
    }

    /// <summary>Settles amounts and computed columns and writes the row.</summary>
    public void Insert(Row row, string currencyCode)
    {
        if (currencyCode.Length > 0)
        {
            var (id, rate) = Currency(currencyCode);
            MoneyRules.Settle(row, id, rate);
        }

        DerivedColumns.Apply(row);
        _generation.Session.Insert(row);
    }

    private void WriteUser(Guid id, SetupPerson person)
    {
        var row = New("systemusers", id, Guid.Empty);
        row["firstname"] = person.FirstName;
        row["lastname"] = person.LastName;
        row["internalemailaddress"] = row["domainname"] = person.Email;
        row["mobilephone"] = person.Phone.Length == 0 ? null : person.Phone;
        row["jobtitle"] = person.JobTitle.Length == 0 ? null : person.JobTitle;
        row["isdisabled"] = person.IsDisabled;
        row["isintegrationuser"] = id == _organization.UserId;
        row["accessmode"] = id == _organization.UserId ? 4 : 0;
        row["businessunitid"] = _organization.BusinessUnitId;
        row["azureactivedirectoryobjectid"] = _generation.Dice.NextGuid();
        Insert(row, "");
        _users[person.Email] = id;
    }

    private void WriteCurrency(SetupCurrency currency)
    {
        var id = currency.Code == _generation.Setup.LocalCurrency ? _organization.BaseCurrencyId : _generation.Dice.NextGuid();
        var row = New("transactioncurrencies", id, Guid.Empty);
        row["isocurrencycode"] = currency.Code;
        row["currencyname"] = currency.Description;
        row["currencysymbol"] = currency.Symbol;
        row["currencyprecision"] = 2;
        row["exchangerate"] = currency.Rate;
        Insert(row, "");
        _currencies.Add(currency.Code, (id, currency.Rate));
    }

    private void WriteUnit(SetupUnit unit)
    {
        var schedule = New("uomschedules", _generation.Dice.NextGuid(), Guid.Empty);
        schedule["name"] = $"NAV {unit.Code}";
        schedule["baseuomname"] = unit.Code;
        Insert(schedule, "");
        var row = New("uoms", _generation.Dice.NextGuid(), Guid.Empty);
        row["name"] = unit.Code;
        row["quantity"] = 1m;
        row["uomscheduleid"] = schedule.Id;
        row["isschedulebaseuom"] = true;
        Insert(row, "");
        Units.Add(unit.Code, (schedule.Id, row.Id));
    }
}
