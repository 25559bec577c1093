namespace CouplingTools.Sandbox.Data;

/// <summary>One company of the sample data; an empty string is a blank.</summary>
internal sealed record SampleCompany(
    Guid Id,
    string Name,
    Country Country,
    SampleAddress Address,
    string Phone,
    string Email,
    string Website,
    string Domain,
    string CurrencyCode,
    string PaymentTerms,
    string ShipmentMethod,
    string PaymentMethod,
    string Salesperson,
    decimal CreditLimit);
