using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Collects what is wrong with a configuration, so that everything is reported together.</summary>
internal sealed class ConfigurationProblems(string file)
{
    private readonly List<string> _all = [];

    /// <summary>Adds a problem at a place in the file, or in an environment variable that overrides it.</summary>
    public void Add(string place, string id, params object?[] arguments) => _all.Add($"{place}: {ErrorText.Message(id, arguments)}");

    public void AddUnknown(string place, string name, IReadOnlyCollection<string> legal)
    {
        var near = NearestName.Of(name, legal);
        Add(place, near is null ? "ConfigurationKeyUnknown" : "ConfigurationKeyUnknownNear", name, string.Join(", ", legal), near);
    }

    /// <exception cref="CouplingException"><c>ConfigurationInvalid</c>, with every problem.</exception>
    public void ThrowIfAny()
    {
        if (_all.Count == 0)
            return;
        var list = string.Concat(_all.Select(problem => Environment.NewLine + "  " + problem));
        throw new CouplingException(
            "ConfigurationInvalid", ErrorClass.Configuration,
            ErrorText.Message("ConfigurationInvalid", file, list), ErrorText.Action("ConfigurationInvalid")) { Target = file };
    }
}
