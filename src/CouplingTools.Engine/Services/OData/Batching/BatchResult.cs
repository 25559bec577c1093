using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>What became of one operation of a batch.</summary>
/// <param name="Delivery">How far it came.</param>
/// <param name="Item">The answer, when there is one.</param>
/// <param name="CorrelationId">The id of the batch's exchange.</param>
/// <param name="Error">Why there is no answer, or why the batch was refused.</param>
/// <param name="WasInDoubt">Whether it was sent before, without it being known what became of it.</param>
internal sealed record BatchResult(
    Delivery Delivery, BatchItem? Item, string? CorrelationId, ServiceError? Error = null, bool WasInDoubt = false);
