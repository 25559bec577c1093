using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>A named environment of a configuration.</summary>
public sealed record EnvironmentDefinition
{
    private readonly string _file;

    internal EnvironmentDefinition(string name, string file) => (Name, _file) = (name, file);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string? Description { get; internal init; }

    /// <summary>The sandbox file, when it is no pair of real services.</summary>
    public string? SandboxPath => FullPath(Sandbox);

    /// <summary>The folder of the configuration, which may hold a folder of mappings.</summary>
    public string Folder => Path.GetDirectoryName(_file)!;

    /// <summary>The company.</summary>
    public string? Company { get; internal init; }

    /// <summary>For how many days runs and their results are kept, where the configuration says so.</summary>
    public int? RetentionDays { get; internal init; }

    /// <summary>After how many identical failures a coupling is suspended, where the configuration says so.</summary>
    public int? SuspendAfter { get; internal init; }

    /// <summary>How often a record that others keep changing is decided before it is reported, where the configuration says so.</summary>
    public int? UpdateAttempts { get; internal init; }

    internal string? Sandbox { get; init; }

    internal StoreReference? Store { get; init; }

    internal Uri? BusinessCentralUrl { get; init; }

    internal string? BusinessCentralResource { get; init; }

    internal Uri? DataverseUrl { get; init; }

    internal SignInDefinition? BusinessCentralSignIn { get; init; }

    internal SignInDefinition? SalesSignIn { get; init; }

    /// <summary>Fetches the secrets and says how to open the two services.</summary>
    /// <param name="mappingDirectories">The folders with mappings.</param>
    /// <param name="show">Shows a person the message that asks for a sign-in by device code.</param>
    /// <exception cref="CouplingException"><c>ConfigurationInvalid</c>: a secret is not where the configuration says.</exception>
    public SessionOptions ToOptions(IReadOnlyList<string> mappingDirectories, Func<string, CancellationToken, Task> show)
    {
        var problems = new ConfigurationProblems(_file);
        var secrets = new SecretReader(Folder, problems);
        var businessCentral = BusinessCentralSignIn!.Resolve(secrets, Folder, show);
        var sales = SalesSignIn == BusinessCentralSignIn ? businessCentral : SalesSignIn!.Resolve(secrets, Folder, show);
        problems.ThrowIfAny();
        return new SessionOptions
        {
            Name = Name,
            BusinessCentralUrl = BusinessCentralUrl!,
            BusinessCentralResource = BusinessCentralResource,
            BusinessCentralSignIn = businessCentral,
            Company = Company,
            DataverseUrl = DataverseUrl!,
            SalesSignIn = sales,
            RetentionDays = RetentionDays,
            SuspendAfter = SuspendAfter,
            UpdateAttempts = UpdateAttempts,
            MappingDirectories = mappingDirectories,
        };
    }

    /// <summary>Where the couplings are kept, where the configuration says so; fetches a connection string from where it is kept.</summary>
    /// <exception cref="CouplingException"><c>ConfigurationInvalid</c>: it is not where the configuration says, or no connection string.</exception>
    public StoreAddress? ReadStore()
    {
        var problems = new ConfigurationProblems(_file);
        var address = Store?.Resolve(new SecretReader(Folder, problems), Folder, problems);
        problems.ThrowIfAny();
        return address;
    }

    private string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path, Folder);
}
