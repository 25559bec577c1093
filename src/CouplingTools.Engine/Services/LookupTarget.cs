namespace CouplingTools.Engine.Services;

/// <summary>One table a Dataverse lookup may refer to.</summary>
/// <param name="LogicalName">The referred table's logical name.</param>
/// <param name="Navigation">The navigation property that binds it; case-sensitive.</param>
internal sealed record LookupTarget(string LogicalName, string Navigation);
