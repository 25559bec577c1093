using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>The mappings a run without inputs is for, those that others refer to first.</summary>
internal static class MappingOrder
{
    /// <exception cref="CouplingException"><c>MappingRequired</c>, <c>MappingNotFound</c>.</exception>
    public static IReadOnlyList<RecordMapping> Of(SyncOptions options, Workspace workspace)
    {
        var names = options.Mappings ?? (options.Mapping is { } only ? [only] : []);
        if (names.Count == 0)
            throw ErrorText.Exception("MappingRequired", ErrorClass.Configuration, options.Changed ? "-Changed" : "-All");
        return
        [
            .. names.Select(workspace.Catalog.Find)
                .DistinctBy(mapping => mapping.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(mapping => MappingGraph.Depth(mapping.Name, workspace.Catalog.TryFind)),
        ];
    }
}
