using CouplingTools.Sandbox.BusinessCentral.Addressing;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Operations;

/// <summary>An edit by another user, that leaves all values as they are but makes a new version.</summary>
internal static class RowEdit
{
    public static void Touch(SandboxRequest request, Operation operation)
    {
        if (Addressed(request) is not { Table: { } table, Key: { } key } || !table.Allows('u') || operation.Session.Find(table, key) is not { } row)
            return;
        row[table.ModifiedColumn!] = operation.Now;
        operation.Session.Update(row);
    }

    private static Resource? Addressed(SandboxRequest request)
    {
        try
        {
            return ResourceParser.Parse(request.Path);
        }
        catch (BusinessCentralException)
        {
            return null;
        }
    }
}
