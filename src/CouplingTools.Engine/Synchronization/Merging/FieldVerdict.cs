namespace CouplingTools.Engine.Synchronization.Merging;

/// <summary>What the merge says of one field.</summary>
/// <param name="State">How the field stands.</param>
/// <param name="Result">What is done with it.</param>
/// <param name="Rule">The rule that decided.</param>
internal readonly record struct FieldVerdict(FieldState State, FieldResult Result, MergeRule Rule);
