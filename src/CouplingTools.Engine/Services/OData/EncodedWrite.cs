using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.OData;

/// <summary>A write as the service takes it, or why it cannot be put so.</summary>
internal sealed record EncodedWrite(BatchRequest? Request, ServiceError? Error = null);
