using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Tells what an answer that is no reply to a batch means for each of its operations.</summary>
internal static class BatchResults
{
    public static BatchResult OfWhole(ServiceResponse response, ServiceError error)
    {
        if (response.Delivery != Delivery.Answered)
            return new(response.Delivery, null, response.CorrelationId, error);
        var item = response.Status is 400 or 413
            ? new BatchItem(response.Status, new Dictionary<string, string>(), response.Body)
            : null;
        var delivery = response.Status switch
        {
            400 or 413 => Delivery.Answered,
            (>= 300 and < 500 and not 408) or 501 or 503 => Delivery.NotSent,
            _ => Delivery.AnswerLost,
        };
        return new(delivery, item, response.CorrelationId, error);
    }
}
