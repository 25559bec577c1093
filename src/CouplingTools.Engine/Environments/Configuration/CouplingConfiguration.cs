using System.Text;
using CouplingTools.Engine.Mappings;
using Microsoft.Extensions.Configuration;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>The environments a user has named: a JSON file, in which environment variables override single values.</summary>
public sealed class CouplingConfiguration
{
    /// <summary>The environment variable that names the file.</summary>
    public const string PathVariable = "COUPLINGTOOLS_CONFIG";

    internal const string VariablePrefix = "COUPLINGTOOLS__";
    private const string FileName = "couplingtools.json";
    private readonly Dictionary<string, EnvironmentDefinition> _environments;
    private readonly string _path;

    private CouplingConfiguration(string path, Dictionary<string, EnvironmentDefinition> environments) =>
        (_path, _environments) = (path, environments);

    /// <summary>The names of the environments.</summary>
    public IReadOnlyList<string> Names => [.. _environments.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The user's own folder, beside the configuration of other programs.</summary>
    public static string UserFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "couplingtools");

    /// <summary>Reads and checks a configuration, all environments of it.</summary>
    /// <param name="path">The file; without it the one that the environment variable names, or the one in the user's folder.</param>
    /// <exception cref="CouplingException">
    /// <c>ConfigurationNotFound</c>, <c>ConfigurationUnreadable</c>; <c>ConfigurationInvalid</c>, with every problem.
    /// </exception>
    public static CouplingConfiguration Load(string? path)
    {
        path = Path.GetFullPath(path ?? Named() ?? Path.Combine(UserFolder, FileName));
        var builder = new ConfigurationBuilder();
        if (File.Exists(path))
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(ConfigurationFile.Read(path))));
        var root = builder.AddEnvironmentVariables(VariablePrefix).Build();
        if (!File.Exists(path) && !root.GetChildren().Any())
            throw ErrorText.Exception("ConfigurationNotFound", ErrorClass.Configuration, path, PathVariable);
        return new CouplingConfiguration(path, Read(root, path));
    }

    /// <summary>Finds an environment without regard to case.</summary>
    /// <exception cref="CouplingException"><c>EnvironmentNotFound</c>, naming those there are.</exception>
    public EnvironmentDefinition Find(string name)
    {
        if (_environments.TryGetValue(name, out var environment))
            return environment;
        var near = NearestName.Of(name, Names);
        object?[] arguments = [name, _path, string.Join(", ", Names), near];
        throw new CouplingException(
            "EnvironmentNotFound", ErrorClass.Configuration,
            ErrorText.Message(near is null ? "EnvironmentNotFound" : "EnvironmentNotFoundNear", arguments),
            ErrorText.Action("EnvironmentNotFound", arguments)) { Target = name };
    }

    /// <summary>The file that the environment variable names; a blank one names none.</summary>
    private static string? Named() => Environment.GetEnvironmentVariable(PathVariable) is { } path && !string.IsNullOrWhiteSpace(path) ? path : null;

    private static Dictionary<string, EnvironmentDefinition> Read(IConfigurationRoot root, string path)
    {
        var problems = new ConfigurationProblems(path);
        var node = new ConfigurationNode(root, root, "$", problems);
        node.Text("$schema");
        var environments = new Dictionary<string, EnvironmentDefinition>(StringComparer.OrdinalIgnoreCase);
        var all = node.Object("environments");
        if (all is null && !node.Has("environments"))
            problems.Add("$.environments", "ConfigurationValueMissing", "environments");
        foreach (var name in all?.Keys ?? [])
            environments[name] = EnvironmentReader.Read(all!.Child(name), name, path);
        node.Complete();
        problems.ThrowIfAny();
        return environments;
    }
}
