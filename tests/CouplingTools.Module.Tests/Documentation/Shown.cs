namespace CouplingTools.Module.Tests.Documentation;

/// <summary>What a person saw after typing some code.</summary>
internal sealed record Shown(string Text, IReadOnlyList<string> ErrorIds);
