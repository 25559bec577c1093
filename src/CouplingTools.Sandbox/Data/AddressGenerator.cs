using System.Globalization;

namespace CouplingTools.Sandbox.Data;

/// <summary>Addresses and telephone numbers that look right for their country and fit Business Central's lengths.</summary>
internal sealed class AddressGenerator(Dice dice)
{
    /// <summary>An address in a place of the country, and the area code of that place.</summary>
    public (SampleAddress Address, string Area) Next(Country country)
    {
        var place = dice.Pick(country.Cities);
        var address = new SampleAddress(
            Street(country),
            dice.Percent(25) ? dice.Pick(country.Floors) : "",
            place[0],
            place[1],
            dice.Percent(3) ? "" : dice.Digits(place[2]),
            country.Code);
        return (address, place[3]);
    }

    /// <summary>A street with a house number, in the order usual in the country.</summary>
    public string Street(Country country)
    {
        var house = (1 + dice.Next(240)).ToString(CultureInfo.InvariantCulture) + (dice.Percent(8) ? "B" : "");
        var street = dice.Pick(country.Streets);
        return country.HouseFirst ? $"{house} {street}" : $"{street} {house}";
    }

    /// <summary>A telephone number of the place with the given area code, in international form.</summary>
    public string Phone(Country country, string area) =>
        dice.Digits($"{country.Prefix} {country.Phone.Replace("{area}", area, StringComparison.Ordinal)}");
}
