namespace CouplingTools.Sandbox.Data;

/// <summary>Text that fits the columns of Sales but not those of Business Central.</summary>
internal sealed class LongTexts(Dice dice, Vocabulary vocabulary)
{
    private const int NameLength = 160;
    private const int LineLength = 250;
    private const int CityLength = 80;

    /// <summary>The company, in some cases of a hundred with an over-long name, street or city.</summary>
    public SampleCompany Sometimes(SampleCompany company, int percent)
    {
        if (!dice.Percent(percent))
        {
            return company;
        }

        return dice.Next(3) switch
        {
            0 => company with { Name = Grow(company.Name, 101, NameLength) },
            1 => company with { Address = company.Address with { Line1 = Grow($"{company.Address.Line1}, {company.Address.Line2}", 101, LineLength) } },
            _ => company with { Address = company.Address with { City = Grow($"{company.Address.City}, {company.Country.Name}", 31, CityLength) } },
        };
    }

    private string Grow(string text, int least, int most)
    {
        while (text.Length < least)
        {
            text = $"{text} {dice.Pick(vocabulary.SalesRemarks)} {dice.Pick(vocabulary.Coined)}";
        }

        return (text.Length > most ? text[..most] : text).TrimEnd();
    }
}
