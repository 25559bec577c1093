namespace CouplingTools.Sandbox.Data;

/// <summary>The set-up records both services start with.</summary>
/// <param name="LocalCurrency">The currency both sides keep their books in.</param>
/// <param name="OtherCurrencies">Currencies that only Business Central has; no company uses them, and a rate of 0 stands for none.</param>
/// <param name="PaymentTerms">Codes of at most ten characters; those Sales has an option for carry its label.</param>
internal sealed record SetupData(
    string CompanyName,
    string LocalCurrency,
    IReadOnlyList<SetupCurrency> Currencies,
    IReadOnlyList<SetupCurrency> OtherCurrencies,
    IReadOnlyList<SetupTerm> PaymentTerms,
    IReadOnlyList<SetupCode> ShipmentMethods,
    IReadOnlyList<SetupCode> PaymentMethods,
    IReadOnlyList<SetupUnit> Units,
    IReadOnlyList<SetupPerson> Salespeople)
{
    /// <summary>Reads the set-up that ships with the assembly.</summary>
    public static SetupData Load() => Vocabulary.Read<SetupData>("setup");
}

/// <summary>A code and its description.</summary>
internal sealed record SetupCode(string Code, string Description);

/// <summary>A currency; <paramref name="Rate"/> is how much of it one unit of the local currency buys.</summary>
internal sealed record SetupCurrency(string Code, string Description, string Symbol, decimal Rate);

/// <summary>Payment terms with their date formulas.</summary>
internal sealed record SetupTerm(string Code, string Description, string DueDate, string DiscountDate, decimal DiscountPercent);

/// <summary>A unit of measure with its UN/ECE code.</summary>
internal sealed record SetupUnit(string Code, string Description, string StandardCode);

/// <summary>
/// A colleague: a salesperson in Business Central when <paramref name="Code"/> is not empty, a user in Sales when
/// <paramref name="IsUser"/>; the e-mail address ties the two.
/// </summary>
internal sealed record SetupPerson(string Code, string FirstName, string LastName, string Email, string Phone, string JobTitle, bool IsUser, bool IsDisabled)
{
    /// <summary>First and last name.</summary>
    public string FullName => $"{FirstName} {LastName}";
}
