using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>How a service wants its batches.</summary>
internal interface IBatchFormat
{
    HttpRequestMessage Compose(IReadOnlyList<BatchRequest> requests);

    /// <summary>Reads the reply to a batch of <paramref name="count"/> operations; <see langword="null"/> when the body is none.</summary>
    BatchReply? Parse(ServiceResponse response, int count);
}
