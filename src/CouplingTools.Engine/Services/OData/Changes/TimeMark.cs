namespace CouplingTools.Engine.Services.OData.Changes;

/// <summary>When a table was last read, and what was new then.</summary>
/// <param name="Service">The time, by the service's clock.</param>
/// <param name="Local">The same time, by our clock.</param>
/// <param name="Recent">The rows that will be read again.</param>
internal sealed record TimeMark(DateTimeOffset Service, DateTimeOffset Local, RecentRows Recent)
{
    /// <summary>How far the service's clock was set back since then, as far as our clock can tell.</summary>
    public TimeSpan SetBackUntil(DateTimeOffset service, DateTimeOffset local) => (Service - Local) - (service - local);
}
