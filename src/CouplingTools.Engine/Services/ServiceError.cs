namespace CouplingTools.Engine.Services;

/// <summary>An error as one of the services reported it, or as the connection to it failed.</summary>
/// <param name="Side">The service.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Code">The service's own code, or a name of ours for trouble below HTTP.</param>
/// <param name="Message">The service's message, without its correlation id.</param>
/// <param name="Class">What kind of trouble it is.</param>
/// <param name="CorrelationId">The id to quote to the vendor's support.</param>
internal sealed record ServiceError(
    Side Side,
    int Status,
    string Code,
    string Message,
    ErrorClass Class,
    string? CorrelationId = null)
{
    /// <summary>What it means and what to do about it, in plain words, where that is known.</summary>
    public string? Remedy { get; init; }
}
