using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Metadata;
using CouplingTools.Sandbox.Dataverse.Operations;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>Finds the operation a path and a method stand for.</summary>
internal static class Router
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    /// <summary>Runs the operation.</summary>
    public static SandboxResponse Route(DataverseCall call)
    {
        var path = PathSegment.ParseAll(call.Request.Path);
        call.Operation.Table = path.Count == 0 ? "" : path[0].Name;
        return path switch
        {
            [] => Get(call, ServiceDocument.Run),
            [{ Name: "$metadata" }] => Get(call, CsdlDocument.Run),
            [{ Name: "$batch" }] => throw NotAllowed(call),
            [{ Name: "WhoAmI" }] => Get(call, WhoAmI.Run),
            [{ Name: "RetrieveTotalRecordCount", Arguments: { } arguments }] => Get(call, item => TotalRecordCount.Run(item, arguments)),
            [{ Name: "EntityDefinitions" }, ..] => EntityDefinitions.Run(call, path),
            _ => Rows(call, Tables.Visible(call, path[0].Name), path),
        };
    }

    private static SandboxResponse Rows(DataverseCall call, TableSchema table, IReadOnlyList<PathSegment> path)
    {
        if (path[0].Arguments is { } arguments)
        {
            return Row(call, table, RecordKey.Parse(arguments), path);
        }

        return (path.Count, call.Request.Method) switch
        {
            (1, "GET") => QueryRows.Run(call, table),
            (1, "POST") => CreateRow.Run(call, table),
            (2, "GET") when path[1].Name == "$count" => QueryRows.Count(call, table),
            (2, "POST") when path[1].Name.StartsWith(Namespace, StringComparison.Ordinal) => BulkAction.Run(call, table, path[1].Name[Namespace.Length..]),
            (2, _) when path[1].Name != "$count" => throw Errors.NoSegment(path[1].Name),
            (1 or 2, _) => throw NotAllowed(call),
            _ => throw Errors.NoSegment(path[^1].Name),
        };
    }

    private static SandboxResponse Row(DataverseCall call, TableSchema table, RecordKey key, IReadOnlyList<PathSegment> path)
    {
        if (path.Count == 1)
        {
            return call.Request.Method switch
            {
                "GET" => RetrieveRow.Run(call, table, key),
                "PATCH" => UpdateRow.Run(call, table, key),
                "DELETE" => DeleteRow.Run(call, table, key),
                _ => throw NotAllowed(call),
            };
        }

        var name = path[1].Name;
        if (path.Count == 2 && table.Entity == "systemuser" && name == Namespace + "RetrieveUserPrivileges")
        {
            RetrieveRow.Run(call, table, key);
            return Get(call, UserPrivileges.Run);
        }

        var last = path.Count == 2 ? null : path[2].Name;
        if (path.Count <= 3 && table.Property(name) is { } column && last is null or "$value")
        {
            return RowProperty.Run(call, table, key, column, raw: last is not null);
        }

        if (path.Count > 3 || table.Navigation(name) is not { } navigation || last is not (null or "$ref"))
        {
            throw Errors.NoSegment(path.Count == 3 && last != "$ref" ? last! : name);
        }

        return last is null ? RowLookup.Related(call, table, key, navigation) : RowLookup.Reference(call, table, key, navigation);
    }

    private static SandboxResponse Get(DataverseCall call, Func<DataverseCall, SandboxResponse> run) =>
        call.Request.Method == "GET" ? run(call) : throw NotAllowed(call);

    private static DataverseException NotAllowed(DataverseCall call) =>
        Errors.MethodNotAllowed($"The requested resource does not support http method '{call.Request.Method}'.");
}
