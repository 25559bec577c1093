namespace CouplingTools;

/// <summary>A key by which records that are not coupled count as the same thing: the ISO code of a currency, the e-mail address of a salesperson.</summary>
/// <param name="BusinessCentral">Turns a Business Central record's id into the key.</param>
/// <param name="Sales">Turns a Sales record's id into the key.</param>
public sealed record LookupKey(LookupHop BusinessCentral, LookupHop Sales);
