using System.Text.RegularExpressions;
using CouplingTools.Sandbox;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

internal static class Requests
{
    public static Side Side(this HttpRequestMessage request) =>
        request.RequestUri!.Host == SandboxEnvironment.DataverseUrl.Host ? CouplingTools.Side.Sales : CouplingTools.Side.BusinessCentral;

    /// <summary>Whether the request writes a row, by itself or inside a batch; batches carry reads, too.</summary>
    public static async Task<bool> WritesAsync(this HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get)
            return false;
        if (!request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal))
            return true;
        return Regex.IsMatch(await request.Content!.ReadAsStringAsync(), "^(PATCH|POST|DELETE) |\"method\":\"(PATCH|POST|DELETE)\"", RegexOptions.Multiline);
    }
}
