using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Batch;

/// <summary>One operation of a batch, with the id its answer has to carry.</summary>
internal sealed record BatchItem(string? Id, SandboxRequest Request);
