namespace CouplingTools.Engine;

/// <summary>What became of one request to couple.</summary>
/// <param name="Reference">The input.</param>
/// <param name="Result">The outcome, with the error if there is one.</param>
/// <param name="Coupling">The coupling, when there is one now.</param>
public sealed record CoupleResult(RecordReference Reference, SyncResult Result, RecordCoupling? Coupling);
