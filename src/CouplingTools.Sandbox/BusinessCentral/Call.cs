using CouplingTools.Sandbox.BusinessCentral.Addressing;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>A request with everything needed to answer it.</summary>
internal sealed record Call(
    SandboxRequest Request, Operation Operation, Resource Resource, Row Company, BusinessCentralProfile Profile, Answers Answers, QueryParser Queries)
{
    /// <summary>The transaction.</summary>
    public SandboxSession Session => Operation.Session;

    /// <summary>The table of the resource.</summary>
    public TableSchema Table => Resource.Table!;

    /// <summary>Address of the company, with a slash at the end.</summary>
    public string CompanyUrl => $"{Request.Root.AbsoluteUri}companies({Company.Id:D})/";

    /// <summary>Address of the metadata with the rows' place in it.</summary>
    public string Context(bool single) => Table.Set == "companies"
        ? $"{Request.Root.AbsoluteUri}$metadata#companies{(single ? "/$entity" : string.Empty)}"
        : $"{Request.Root.AbsoluteUri}$metadata#companies({Company.Id:D})/{Table.Set}{(single ? "/$entity" : string.Empty)}";
}
