namespace CouplingTools.Completion;

/// <summary>A value that may be offered.</summary>
/// <param name="Value">The value.</param>
/// <param name="Description">What it stands for.</param>
internal sealed record CompletionOffer(string Value, string Description);
