using System.Net.Http.Headers;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Asks for the token anew for every request, because its owner keeps and renews it.</summary>
internal sealed class CurrentTokenAuthorization(ITokenSource source) : IAuthorization
{
    public async ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(new TokenRequest(), cancellationToken);

    public async ValueTask<AuthenticationHeaderValue?> RenewAsync(
        AuthenticationHeaderValue refused, string? claims, CancellationToken cancellationToken)
    {
        var header = await ReadAsync(new TokenRequest(IsRenewal: true, claims), cancellationToken);
        return header.Equals(refused) ? null : header;
    }

    private async Task<AuthenticationHeaderValue> ReadAsync(TokenRequest request, CancellationToken cancellationToken) =>
        new("Bearer", (await source.RequestAsync(request, cancellationToken)).Value.Reveal());
}
