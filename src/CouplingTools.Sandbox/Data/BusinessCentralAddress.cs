using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Puts an address into the columns of a Business Central row.</summary>
internal static class BusinessCentralAddress
{
    /// <summary>Fills the columns.</summary>
    public static void Fill(Row row, SampleAddress address)
    {
        row["addressLine1"] = address.Line1;
        row["addressLine2"] = address.Line2;
        row["city"] = address.City;
        row["state"] = address.State;
        row["postalCode"] = address.PostalCode;
        row["country"] = address.Country;
    }
}
