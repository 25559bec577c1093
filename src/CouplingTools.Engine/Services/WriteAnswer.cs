using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services;

/// <summary>What became of one <see cref="WriteOperation"/>.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Record">The row as the service returned it, with every field asked for; present after a create or an update that was done.</param>
/// <param name="Error">The service's error, unless the write was done.</param>
internal sealed record WriteAnswer(WriteStatus Status, Record? Record = null, ServiceError? Error = null);
