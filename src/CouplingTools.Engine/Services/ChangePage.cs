namespace CouplingTools.Engine.Services;

/// <summary>One page of what changed in a table.</summary>
/// <param name="Rows">The rows, our own writes among them; a row may come again on a later page.</param>
/// <param name="IsFull">
/// Whether every row of the table is listed from this page on, because there was no watermark or the service no longer
/// knows it. What was deleted shows only by its absence then.
/// </param>
/// <param name="Watermark">Where to go on the next time; only on the last page, so that nothing half read counts as read.</param>
internal sealed record ChangePage(IReadOnlyList<RowChange> Rows, bool IsFull, string? Watermark = null);
