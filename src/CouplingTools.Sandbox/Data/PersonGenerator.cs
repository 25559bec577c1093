using System.Globalization;

namespace CouplingTools.Sandbox.Data;

/// <summary>People who work at the sample companies.</summary>
internal sealed class PersonGenerator(Dice dice, Vocabulary vocabulary)
{
    private readonly AddressGenerator _addresses = new(dice);

    /// <summary>The next person of the company.</summary>
    public SamplePerson Next(SampleCompany company)
    {
        var country = company.Country;
        var first = dice.Percent(3) ? "" : dice.Pick(country.FirstNames);
        var middle = first.Length == 0 || dice.Percent(90) ? "" : $"{(char)('A' + dice.Next(26))}.";
        var last = dice.Pick(country.LastNames);
        var mailbox = MailAddresses.Label(first.Length == 0 ? last : first) + "." + MailAddresses.Label(last);
        var number = dice.Percent(30) ? dice.Next(90).ToString(CultureInfo.InvariantCulture) : "";
        return new SamplePerson(
            dice.NextGuid(),
            first,
            middle,
            last,
            dice.Percent(20) ? "" : dice.Pick(vocabulary.JobTitles),
            company.Address,
            dice.Percent(20) ? "" : company.Phone,
            dice.Percent(45) ? "" : _addresses.Phone(country, dice.Pick(country.Cities)[3]),
            dice.Percent(10) ? "" : $"{mailbox}{number}@{company.Domain}",
            company.Website);
    }
}
