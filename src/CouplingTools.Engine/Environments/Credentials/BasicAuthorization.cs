using System.Net.Http.Headers;
using System.Text;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>User and web service access key (documentation: "Using web service access keys").</summary>
internal sealed class BasicAuthorization(string userName, Secret key) : IAuthorization
{
    private readonly AuthenticationHeaderValue _header =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{key.Reveal()}")));

    public ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken) => new(_header);

    public ValueTask<AuthenticationHeaderValue?> RenewAsync(AuthenticationHeaderValue refused, string? claims, CancellationToken cancellationToken) =>
        new((AuthenticationHeaderValue?)null);
}
