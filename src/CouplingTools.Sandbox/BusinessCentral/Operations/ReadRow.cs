using CouplingTools.Sandbox.BusinessCentral.Addressing;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.BusinessCentral.Json;
using CouplingTools.Sandbox.BusinessCentral.Queries;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Operations;

/// <summary>GET of one row, by its key or by the navigation property that leads to it.</summary>
/// <remarks>Fidelity: $select and $expand are obeyed; conditional reads are not imitated and answered in full.</remarks>
internal static class ReadRow
{
    public static SandboxResponse ByKey(Call call)
    {
        if (call.Resource.From is null)
            ContactInformation.CheckRow(call.Table);
        var row = Find(call);
        if (call.Resource.From is { } from && !Equals(row[from.Property.TargetColumn], Owner(call, from)[from.Property.Column]))
            throw Missing(call, call.Resource.Key!.Value);
        return Show(call, 200, row);
    }

    public static SandboxResponse Related(Call call)
    {
        var from = call.Resource.From!;
        ContactInformation.CheckNavigation(from.Property);
        var value = Owner(call, from)[from.Property.Column];
        var row = value is Guid id && id != Guid.Empty ? call.Session.First(call.Table, from.Property.TargetColumn, value) : null;
        return row is null ? call.Answers.Empty(204) : Show(call, 200, row);
    }

    /// <summary>The row of the key.</summary>
    /// <exception cref="BusinessCentralException">There is none.</exception>
    public static Row Find(Call call)
    {
        var key = call.Resource.Key!.Value;
        call.Operation.Id = key;
        return call.Session.Find(call.Table, key) ?? throw Missing(call, key);
    }

    /// <summary>The answer that shows a row.</summary>
    public static SandboxResponse Show(Call call, int status, Row row, params KeyValuePair<string, string>[] headers)
    {
        var shown = ShownRows.Load(call.Session, call.Queries.Parse(call.Table, call.Request.Query), [row]);
        return call.Answers.WithJson(
            status,
            w =>
            {
                w.WriteStartObject();
                w.WriteString("@odata.context", call.Context(single: true));
                JsonOutput.WriteMembers(w, shown, row);
                w.WriteEndObject();
            },
            headers);
    }

    private static Row Owner(Call call, Navigation from) => call.Session.Find(from.Owner, from.OwnerKey)
        ?? throw BusinessCentralErrors.RecordNotFound(call.Profile.MissingRecordCode, from.Owner.Caption, from.OwnerKey);

    private static BusinessCentralException Missing(Call call, Guid key) =>
        BusinessCentralErrors.RecordNotFound(call.Profile.MissingRecordCode, call.Table.Caption, key);
}
