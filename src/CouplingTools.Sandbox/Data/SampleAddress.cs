namespace CouplingTools.Sandbox.Data;

/// <summary>A postal address as Business Central would hold it; an empty string is a blank.</summary>
internal sealed record SampleAddress(string Line1, string Line2, string City, string State, string PostalCode, string Country);
