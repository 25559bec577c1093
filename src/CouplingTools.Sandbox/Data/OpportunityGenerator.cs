using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Opportunities with people of both sides: those of shared people, and as many of Sales alone.</summary>
internal sealed class OpportunityGenerator(
    Generation generation, BusinessCentralSetup setup, SalesSetup sales, CompanyPlan companies, PersonPlan people)
{
    private static readonly string[] s_status = ["Not_x0020_Started", "In_x0020_Progress", "In_x0020_Progress", "In_x0020_Progress", "Won", "Lost"];

    private readonly Dice _dice = generation.Dice;

    /// <summary>Writes as many opportunities as the options want.</summary>
    public void Write(CancellationToken cancellationToken)
    {
        var employed = Enumerable.Range(0, people.BusinessCentral.Count).Where(i => people.BusinessCentral[i].Customer >= 0).ToArray();
        var count = employed.Length == 0 ? 0 : generation.Options.Opportunities ?? people.BusinessCentral.Count / 5;
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sample = Next(_dice.Pick(employed));
            WriteBusinessCentral(sample, BusinessCentralSetup.Number("OP", i + 1));
            WriteSales(IsShared(sample.Person) && _dice.Percent(generation.Options.OverlapPercent) ? sample : Next(_dice.Next(people.Sales.Count)));
        }

        setup.WriteSeries("opportunities", BusinessCentralSetup.Number("OP", count));
    }

    /// <summary>People both sides have stand at the same place of both lists, and work for the same company.</summary>
    private bool IsShared(int person) =>
        people.Sales[person].Account is { } account && companies.Accounts[people.BusinessCentral[person].Customer]?.Company.Id == account;

    private SampleOpportunity Next(int person)
    {
        var name = $"{_dice.Pick(generation.Vocabulary.ItemAdjectives)} {_dice.Pick(generation.Vocabulary.ItemNouns)} for {people.BusinessCentral[person].Person.LastName}";
        return new SampleOpportunity(
            person, name, _dice.Pick(s_status), 1000m + (_dice.Next(9_000_000) / 100m), DateOnly.FromDateTime(generation.Now.UtcDateTime).AddDays(_dice.Next(200)));
    }

    private void WriteBusinessCentral(SampleOpportunity sample, string number)
    {
        var (person, customer) = people.BusinessCentral[sample.Person];
        var row = setup.New("opportunities");
        row["number"] = number;
        row["contactNumber"] = CompanyPlan.ContactNumber(companies.Customers.Count + sample.Person);
        row["contactName"] = person.FullName;
        row["contactCompanyName"] = companies.Customers[customer].Name;
        row["salespersonCode"] = companies.Customers[customer].Salesperson;
        row["description"] = sample.Name;
        row["status"] = sample.Status;
        row["closed"] = sample.IsClosed;
        row["estimatedValue"] = sample.Value;
        row["estimatedClosingDate"] = sample.ClosingDate;
        row["chancesOfSuccessPrc"] = 10m * _dice.Next(10);
        row["systemCreatedAt"] = row["lastModifiedDateTime"];
        row["creationDate"] = DateOnly.FromDateTime(((DateTimeOffset)row["lastModifiedDateTime"]!).UtcDateTime);
        row["dateClosed"] = sample.IsClosed ? row["creationDate"] : DateOnly.MinValue;
        generation.Session.Insert(row);
    }

    private void WriteSales(SampleOpportunity sample)
    {
        var (_, contact, account) = people.Sales[sample.Person];
        Row row = sales.New("opportunities", _dice.NextGuid(), sales.User(""));
        row["name"] = sample.Name;
        row["parentcontactid"] = contact;
        row["parentaccountid"] = account;
        row["estimatedvalue"] = sample.Value;
        row["estimatedclosedate"] = sample.ClosingDate;
        (row["statecode"], row["statuscode"]) = sample.Status switch
        {
            "Won" => (1, 3),
            "Lost" => (2, 4),
            _ => (0, 1),
        };
        sales.Insert(row, generation.Setup.LocalCurrency);
    }
}
