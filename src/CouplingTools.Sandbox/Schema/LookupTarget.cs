namespace CouplingTools.Sandbox.Schema;

/// <summary>A table a lookup may point to, and the navigation property that leads there.</summary>
internal sealed record LookupTarget(string Table, string Navigation);
