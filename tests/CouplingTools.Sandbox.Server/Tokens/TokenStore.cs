using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CouplingTools.Sandbox.Server.Tokens;

/// <summary>The access tokens that were given out.</summary>
internal sealed class TokenStore(TimeSpan lifetime, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _tokens = new(StringComparer.Ordinal);

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime => lifetime;

    /// <summary>A new token for one audience, or for all where it is null.</summary>
    public string Issue(string? audience)
    {
        var now = time.GetUtcNow();
        foreach (var (old, entry) in _tokens)
        {
            if (entry.Expires <= now)
                _tokens.TryRemove(old, out _);
        }
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        _tokens[token] = new Entry(now + lifetime, audience);
        return token;
    }

    /// <summary>Whether a token was given out for the audience and has not expired.</summary>
    public bool IsValid(string token, string audience) =>
        _tokens.TryGetValue(token, out var entry) && entry.Expires > time.GetUtcNow() && (entry.Audience is null || entry.Audience == audience);

    private readonly record struct Entry(DateTimeOffset Expires, string? Audience);
}
