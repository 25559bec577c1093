namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>Shows users what a state file is of.</summary>
internal static class StateView
{
    public static CouplingState Of(string path, StateHeader header) => new()
    {
        Path = path,
        Environment = header.Environment,
        Company = header.Company,
        CompanyId = header.CompanyId,
        Organization = header.Organization,
        OrganizationId = header.OrganizationId,
        ExportedAt = header.ExportedAt,
    };
}
