using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>An edit by another user, that leaves all values as they are but makes a new version.</summary>
internal static class RowEdit
{
    public static void Touch(SandboxRequest request, Operation operation, DataverseProfile profile)
    {
        try
        {
            if (PathSegment.ParseAll(request.Path) is not [{ Arguments: { } arguments } segment, ..])
                return;
            var call = new DataverseCall(request, operation, profile);
            if (KeyResolver.Find(call, Tables.Visible(call, segment.Name), RecordKey.Parse(arguments)) is { } row)
                RowWriter.Change(call, row, (_, _) => { });
        }
        catch (DataverseException)
        {
            // The request itself is refused for the same reason.
        }
    }
}
