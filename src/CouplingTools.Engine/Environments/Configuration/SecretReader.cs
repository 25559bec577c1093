using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Fetches secrets from where a configuration says they are kept.</summary>
internal sealed class SecretReader(string folder, ConfigurationProblems problems)
{
    public Secret? Read(SecretReference? reference) => reference switch
    {
        null => null,
        { Value: { } value } => value,
        { Variable: { } variable } => ReadVariable(reference.Place, variable),
        { File: { } file } => ReadFile(reference.Place, Path.GetFullPath(file, folder)),
        _ => null,
    };

    private Secret? ReadVariable(string place, string variable)
    {
        var secret = new Secret(Environment.GetEnvironmentVariable(variable) ?? string.Empty);
        if (!secret.IsBlank)
            return secret;
        problems.Add(place, "ConfigurationVariableMissing", variable);
        return null;
    }

    private Secret? ReadFile(string place, string file)
    {
        try
        {
            if (!OwnerOnly.IsSo(file))
            {
                problems.Add(place, OperatingSystem.IsWindows() ? "ConfigurationSecretOpenWindows" : "ConfigurationSecretOpen", file);
                return null;
            }
            var secret = new Secret(File.ReadAllText(file).Trim());
            if (!secret.IsBlank)
                return secret;
            problems.Add(place, "ConfigurationSecretBlank", file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(place, "ConfigurationSecretUnreadable", file, failure.Message);
        }
        return null;
    }
}
