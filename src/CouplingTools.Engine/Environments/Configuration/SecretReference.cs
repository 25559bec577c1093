using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Says where a secret is kept.</summary>
/// <param name="Place">The place of the reference in the configuration.</param>
/// <param name="Variable">The environment variable that holds it.</param>
/// <param name="File">The file that holds it.</param>
/// <param name="Value">The secret itself, where an environment variable overrides the configuration with it.</param>
internal sealed record SecretReference(string Place, string? Variable, string? File, Secret? Value = null)
{
    /// <summary>Reads a reference; a secret that stands in the file itself is a problem.</summary>
    public static SecretReference? Read(ConfigurationNode parent, string key)
    {
        if (parent.FromVariable(key) is { Length: > 0 } value)
            return new(parent.PathOf(key), null, null, new Secret(value));
        if (!parent.Has(key))
            return null;
        if (parent.Inline(key))
        {
            parent.Problems.Add(parent.PathOf(key), "ConfigurationSecretInline", key);
            return null;
        }
        var node = parent.Object(key)!;
        var reference = new SecretReference(node.Path, node.Text("environmentVariable"), node.Text("file"));
        node.Complete();
        if (reference.Variable is null == reference.File is null)
            node.Problems.Add(node.Path, "ConfigurationSecretEmpty");
        return reference;
    }
}
