namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>The names messages use for fields, where they differ from the API's.</summary>
internal static class Captions
{
    private static readonly Dictionary<string, string> s_captions = new(StringComparer.Ordinal)
    {
        ["number"] = "No.",
        ["code"] = "Code",
        ["country"] = "Country/Region Code",
        ["salespersonCode"] = "Salesperson Code",
        ["contactNumber"] = "Contact No.",
        ["companyNumber"] = "Company No.",
        ["phoneNumber"] = "Phone No.",
        ["mobilePhoneNumber"] = "Mobile Phone No.",
        ["phoneNo"] = "Phone No.",
        ["type"] = "Type",
    };

    public static string Of(string column) => s_captions.GetValueOrDefault(column, column);
}
