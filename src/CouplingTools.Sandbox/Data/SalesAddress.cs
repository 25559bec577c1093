using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Puts an address into the columns of the first address of a Sales row.</summary>
internal static class SalesAddress
{
    /// <summary>Fills the columns.</summary>
    public static void Fill(Row row, SampleAddress address)
    {
        row["address1_line1"] = Options.NullIfBlank(address.Line1);
        row["address1_line2"] = Options.NullIfBlank(address.Line2);
        row["address1_city"] = Options.NullIfBlank(address.City);
        row["address1_stateorprovince"] = Options.NullIfBlank(address.State);
        row["address1_postalcode"] = Options.NullIfBlank(address.PostalCode);
        row["address1_country"] = Options.NullIfBlank(address.Country);
    }
}
