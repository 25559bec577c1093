using System.Globalization;

namespace CouplingTools.Sandbox.Data;

/// <summary>What people make of the same company in another system: other case, spacing, number format or street.</summary>
internal sealed class SalesVariation(Dice dice)
{
    private readonly AddressGenerator _addresses = new(dice);

    /// <summary>The company written slightly differently; at least one field differs.</summary>
    public SampleCompany Of(SampleCompany company)
    {
        var varied = company;
        for (var change = 1 + dice.Next(3); change > 0 || varied == company; change--)
        {
            varied = dice.Next(8) switch
            {
                0 => varied with { Name = varied.Name.ToUpperInvariant() },
                1 => varied with { Name = varied.Name.Replace(" ", "  ", StringComparison.Ordinal) },
                2 => varied with { Name = WithoutPunctuation(varied.Name) },
                3 => varied with { Phone = OtherPhone(varied.Phone) },
                4 => varied with { Address = varied.Address with { Line1 = _addresses.Street(varied.Country) } },
                5 => varied with { Email = varied.Email.ToUpper(CultureInfo.InvariantCulture) },
                6 => varied with { Address = varied.Address with { Country = dice.Pick(varied.Country.OtherNames) } },
                _ => varied with { Address = varied.Address with { PostalCode = Respaced(varied.Address.PostalCode), State = "" } },
            };
        }

        return varied;
    }

    /// <summary>The person written slightly differently; at least one field differs.</summary>
    public SamplePerson Of(SamplePerson person)
    {
        var varied = person;
        for (var change = 1 + dice.Next(2); change > 0 || varied == person; change--)
        {
            varied = dice.Next(5) switch
            {
                0 => varied with { LastName = varied.LastName.ToUpperInvariant() },
                1 => varied with { Phone = OtherPhone(varied.Phone) },
                2 => varied with { Mobile = OtherPhone(varied.Mobile) },
                3 => varied with { Email = varied.Email.ToUpper(CultureInfo.InvariantCulture) },
                _ => varied with { JobTitle = "", FirstName = varied.FirstName.Length > 1 ? $"{varied.FirstName[0]}." : varied.FirstName },
            };
        }

        return varied;
    }

    private string OtherPhone(string phone)
    {
        if (phone.Length == 0)
        {
            return "";
        }

        return dice.Next(3) switch
        {
            0 => $"{phone} ext. {(10 + dice.Next(90)).ToString(CultureInfo.InvariantCulture)}",
            1 => new string(phone.Where(character => char.IsAsciiDigit(character) || character == '+').ToArray()),
            _ => phone.Replace(' ', '-'),
        };
    }

    private static string WithoutPunctuation(string name) =>
        new(name.Where(character => character is not ('.' or ',' or '"' or '\'')).ToArray());

    private static string Respaced(string postalCode) =>
        postalCode.Contains(' ', StringComparison.Ordinal) ? postalCode.Replace(" ", "", StringComparison.Ordinal) : $" {postalCode}";
}
