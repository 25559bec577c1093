using CouplingTools.Sandbox.Dataverse;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Makes the company known to Sales, as Business Central does when its own integration is set up.</summary>
/// <remarks>Fidelity: no business unit and no team of the company's own.</remarks>
internal static class CompanyRowWriter
{
    public static void Write(Generation generation, SalesSetup sales, Row company)
    {
        var row = sales.New("bcbi_companies", generation.Dice.NextGuid(), sales.User(string.Empty));
        row["bcbi_name"] = company.Text("name");
        row["bcbi_externalid"] = company.Id.ToString("D");
        sales.Insert(row, "");
        ProfileSetting.Write(generation.Session, new SandboxProfile { Sales = new DataverseProfile(HasCompanies: true) });
    }
}
