namespace CouplingTools.Engine.Services.Http;

/// <summary>No request of a service is sent before a time.</summary>
/// <param name="Side">The service.</param>
/// <param name="Until">The end of the pause.</param>
/// <param name="IsPrecaution">Whether we pause by ourselves, to stay within the published limits.</param>
internal sealed record ServicePause(Side Side, DateTimeOffset Until, bool IsPrecaution);
