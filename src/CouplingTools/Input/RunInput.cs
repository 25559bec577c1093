using System.Management.Automation;
using CouplingTools.Engine;

namespace CouplingTools.Input;

/// <summary>Understands what users give to name runs, or the records whose history they want.</summary>
internal static class RunInput
{
    /// <summary>The id of the run that an input is or names; <see langword="null"/> when it is something else.</summary>
    public static Guid? ToId(PSObject input) => input.BaseObject switch
    {
        SyncRun run => run.Id,
        var value => InputValue.AsId(value),
    };

    /// <summary>Narrows a request to one record.</summary>
    /// <exception cref="CouplingException">The input does not say which record is meant.</exception>
    public static ResultListRequest OfRecord(PSObject input, ResultListRequest request)
    {
        var record = RecordInput.ToReference(input, request.Mappings is [var one] ? one : null);
        return request with
        {
            Mappings = record.Mapping is { } mapping ? [.. new[] { mapping }.Where(name => request.Mappings?.Contains(name, StringComparer.OrdinalIgnoreCase) != false)] : request.Mappings,
            BusinessCentralIds = record.BusinessCentralId is { } left ? [left] : request.BusinessCentralIds,
            SalesIds = record is { BusinessCentralId: null, SalesId: { } right } ? [right] : request.SalesIds,
            Numbers = record.Number is { } number ? [number] : request.Numbers,
        };
    }
}
