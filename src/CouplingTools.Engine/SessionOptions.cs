using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine;

/// <summary>What is needed to open an environment.</summary>
public sealed record SessionOptions
{
    /// <summary>For how many days runs and their results are kept unless the configuration says otherwise.</summary>
    public const int DefaultRetentionDays = 90;

    /// <summary>The name shown to the user; that of the Business Central environment unless given.</summary>
    public string? Name { get; init; }

    /// <summary>The Business Central environment, with or without <c>/api/v2.0</c>.</summary>
    public required Uri BusinessCentralUrl { get; init; }

    /// <summary>The company's name or id; may be left out where there is only one.</summary>
    public string? Company { get; init; }

    /// <summary>The Dataverse organization, with or without <c>/api/data/v9.2</c>.</summary>
    public required Uri DataverseUrl { get; init; }

    /// <summary>How to sign in to Business Central; requests go unsigned without.</summary>
    public SignIn? BusinessCentralSignIn { get; init; }

    /// <summary>How to sign in to Sales; requests go unsigned without.</summary>
    public SignIn? SalesSignIn { get; init; }

    /// <summary>What tokens for Business Central are for, where that is not the online service: the application id URI of an installation on premises.</summary>
    public string? BusinessCentralResource { get; init; }

    /// <summary>Carries the requests of both services; over the network unless given.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Carries the requests to the identity provider; over the network unless given.</summary>
    public HttpMessageHandler? IdentityHandler { get; init; }

    /// <summary>Where the couplings are kept; a file for each environment in the user's data folder unless given.</summary>
    public StoreAddress? Store { get; init; }

    /// <summary>Whether a store that belongs to another environment or organization takes this one, too.</summary>
    public bool AllowNewEnvironment { get; init; }

    /// <summary>For how many days runs and their results are kept; <see cref="DefaultRetentionDays"/> unless given.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>After how many identical failures a coupling is suspended, 0 for never, where its mapping does not say; 3 unless given.</summary>
    public int? SuspendAfter { get; init; }

    /// <summary>How often a record that somebody else keeps changing is read and decided before it is reported; 3 unless given.</summary>
    public int? UpdateAttempts { get; init; }

    /// <summary>The folders with mapping files; later ones override earlier ones by mapping name.</summary>
    public required IReadOnlyList<string> MappingDirectories { get; init; }

    /// <summary>Whether the services are imitated.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes new ids.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>How both services are used within their limits.</summary>
    internal ServiceOptions Services { get; init; } = new();
}
