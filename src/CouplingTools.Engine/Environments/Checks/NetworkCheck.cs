using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether a service answers at all, and whether its clock agrees with ours. Sends one request, unsigned.</summary>
internal sealed class NetworkCheck(ServiceChannel channel, TimeProvider time, bool isSandbox)
{
    public const string Name = "Network";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_noticeable = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_harmful = TimeSpan.FromMinutes(5);
    private readonly CheckSubject _network = new(Name, channel.Side);
    private readonly CheckSubject _clock = new("Clock", channel.Side);

    /// <summary>The network's check, then that of the clock.</summary>
    public async Task<(ConnectionCheck Network, ConnectionCheck Clock)> RunAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address());
        var started = time.GetTimestamp();
        try
        {
            using var response = await channel.Unsigned.SendAsync(request, either.Token);
            var elapsed = time.GetElapsedTime(started);
            var network = _network.Passed(
                isSandbox ? "CheckNetworkSandbox" : channel.Address.Scheme == Uri.UriSchemeHttps ? "CheckNetworkSecure" : "CheckNetworkPlain",
                channel.Address.Authority, (int)response.StatusCode, Math.Round(elapsed.TotalMilliseconds));
            return (network, Clock(response.Headers.Date, elapsed));
        }
        catch (HttpRequestException failure)
        {
            return (Unreachable(failure), _clock.Skipped("CheckNotReached"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (_network.Failed("CheckNetworkSilent", channel.Address.Host, s_patience.TotalSeconds), _clock.Skipped("CheckNotReached"));
        }
    }

    private Uri Address() => channel.Side == Side.BusinessCentral
        ? new BusinessCentralAddress(channel.Address).Api("v2.0", "companies")
        : new DataverseAddress(channel.Address).Api("WhoAmI");

    private ConnectionCheck Unreachable(HttpRequestException failure)
    {
        var cause = (failure.InnerException ?? failure).Message;
        return failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => _network.Failed("CheckNetworkName", channel.Address.Host, cause),
            HttpRequestError.SecureConnectionError => _network.Failed("CheckNetworkTls", channel.Address.Host, cause),
            HttpRequestError.ProxyTunnelError => _network.Failed("CheckNetworkProxy", channel.Address.Host, cause),
            _ => _network.Failed("CheckNetworkRefused", channel.Address.Authority, cause),
        };
    }

    private ConnectionCheck Clock(DateTimeOffset? told, TimeSpan elapsed)
    {
        if (told is not { } theirs)
            return _clock.Skipped("CheckClockUnknown");
        var skew = theirs - (time.GetUtcNow() - (elapsed / 2));
        var seconds = Math.Round(skew.TotalSeconds);
        return skew.Duration() switch
        {
            var difference when difference > s_harmful => _clock.Failed("CheckClockWrong", seconds),
            var difference when difference > s_noticeable => _clock.Warning("CheckClockWrong", seconds),
            _ => _clock.Passed("CheckClockRight", seconds),
        };
    }
}
