using Azure.Core.Pipeline;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>What a sign-in needs to know of the service it is for.</summary>
internal sealed record SignInContext
{
    public required Side Side { get; init; }

    /// <summary>What the token is for, such as <c>https://contoso.crm.dynamics.com</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The scope that stands for everything the application may do there.</summary>
    public string Scope => Resource.TrimEnd('/') + "/.default";

    /// <summary>The tenant that the environment's address names.</summary>
    public string? Tenant { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Carries the requests to the identity provider; over the network unless given.</summary>
    public HttpPipelineTransport? Transport { get; init; }
}
