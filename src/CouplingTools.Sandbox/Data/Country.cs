namespace CouplingTools.Sandbox.Data;

/// <summary>What the generator knows of one country: its spellings, address habits, places and personal names.</summary>
/// <param name="Cities">City, state or province, postal code pattern (# is a digit) and area code of each place.</param>
/// <param name="HouseFirst">Whether the house number stands before the street.</param>
/// <param name="Phone">Pattern of a number: <c>{area}</c> is the place's area code and # a digit.</param>
/// <param name="Weight">How often the country occurs, relative to the others.</param>
internal sealed record Country(
    string Code,
    string Name,
    IReadOnlyList<string> OtherNames,
    string Iso,
    int Weight,
    string Prefix,
    string Phone,
    string Domain,
    string AddressFormat,
    bool HouseFirst,
    IReadOnlyList<string> LegalForms,
    IReadOnlyList<string> Streets,
    IReadOnlyList<string> Floors,
    IReadOnlyList<IReadOnlyList<string>> Cities,
    IReadOnlyList<string> FirstNames,
    IReadOnlyList<string> LastNames);
