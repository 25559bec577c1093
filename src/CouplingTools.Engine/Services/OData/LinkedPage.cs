namespace CouplingTools.Engine.Services.OData;

/// <summary>One page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">The address of the next page; <see langword="null"/> on the last one.</param>
/// <param name="DeltaLink">The address of the changes since, where they are tracked; on the last page.</param>
/// <param name="AnsweredAt">When the service gave it, by its own clock.</param>
internal sealed record LinkedPage<T>(IReadOnlyList<T> Rows, Uri? Next, string? DeltaLink, DateTimeOffset AnsweredAt);
