using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Limits;

namespace CouplingTools.Sandbox.Server;

/// <summary>How a sandbox is served.</summary>
/// <param name="File">The sandbox's file, which has to exist.</param>
public sealed record SandboxServerOptions(string File)
{
    /// <summary>The loopback port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How long an access token lives.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>True where requests without credentials are accepted as well.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The only application the token endpoint knows.</summary>
    public string ClientId { get; init; } = "3d5f1f7c-55c0-4b5e-8a59-6b7ac1c1a001";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; init; } = "sandbox-secret";

    /// <summary>User and web service key that Business Central accepts by Basic authentication, as on premises, joined by a colon; null for none.
    /// The sandbox then refuses credentials as a server on premises does, from then on.</summary>
    public string? BasicCredential { get; init; }

    /// <summary>The limits that are enforced; null for none.</summary>
    public SandboxLimits? Limits { get; init; }

    /// <summary>The faults to make, in place of those set in the file; those of the file hold where it is empty.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of defects of the server, which answers 500 to the request.</summary>
    public Action<Exception>? Failed { get; init; }
}
