using System.Net.Http.Headers;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Keeps a token and renews it before it expires. Requests that need one at the same time share one renewal.</summary>
internal sealed class BearerAuthorization(ITokenSource source, TimeProvider time) : IAuthorization, IDisposable
{
    private static readonly TimeSpan s_head = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _gate = new(1);
    private volatile Kept? _kept;

    public void Dispose() => _gate.Dispose();

    public async ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && time.GetUtcNow() < kept.RenewAt)
            return kept.Header;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } current && time.GetUtcNow() < current.RenewAt)
                return current.Header;
            return (_kept = await RenewEarlyAsync(_kept, cancellationToken)).Header;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<AuthenticationHeaderValue?> RenewAsync(
        AuthenticationHeaderValue refused, string? claims, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && !kept.Header.Equals(refused))
                return kept.Header;
            _kept = null;
            _kept = await RequestAsync(new TokenRequest(IsRenewal: true, claims), cancellationToken);
            return _kept.Header.Equals(refused) ? null : _kept.Header;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A renewal that fails while the old token is still good is tried again later.</summary>
    private async Task<Kept> RenewEarlyAsync(Kept? old, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestAsync(new TokenRequest(), cancellationToken);
        }
        catch (CouplingException) when (old is not null && time.GetUtcNow() + s_pause < old.ExpiresAt)
        {
            return old with { RenewAt = time.GetUtcNow() + s_pause };
        }
    }

    private async Task<Kept> RequestAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        var token = await source.RequestAsync(request, cancellationToken);
        var now = time.GetUtcNow();
        var head = TimeSpan.FromTicks(Math.Min(s_head.Ticks, Math.Max(0, (token.ExpiresAt - now).Ticks / 4)));
        return new Kept(new AuthenticationHeaderValue("Bearer", token.Value.Reveal()), token.ExpiresAt, token.ExpiresAt - head);
    }

    private sealed record Kept(AuthenticationHeaderValue Header, DateTimeOffset ExpiresAt, DateTimeOffset RenewAt);
}
