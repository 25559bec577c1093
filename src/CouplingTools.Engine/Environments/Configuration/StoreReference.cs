using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Says where couplings are kept: a file, or a PostgreSQL connection string, itself or where it is kept.</summary>
/// <param name="Place">The place of the reference in the configuration.</param>
/// <param name="Text">A path or a connection string.</param>
/// <param name="Kept">Where a connection string is kept.</param>
internal sealed record StoreReference(string Place, string? Text, SecretReference? Kept)
{
    /// <summary>Reads a reference; a password that stands in the file itself is a problem.</summary>
    public static StoreReference? Read(ConfigurationNode parent, string key)
    {
        if (!parent.Has(key))
            return null;
        if (!parent.Inline(key) || parent.FromVariable(key) is not null)
            return new(parent.PathOf(key), null, SecretReference.Read(parent, key));
        var reference = new StoreReference(parent.PathOf(key), parent.Text(key), null);
        if (reference.Text is { } text && StoreAddress.IsServer(text) && AddressOf(text, reference.Place, parent.Problems)?.HasPassword == true)
            parent.Problems.Add(reference.Place, "ConfigurationStorePassword");
        return reference;
    }

    public StoreAddress? Resolve(SecretReader secrets, string folder, ConfigurationProblems problems)
    {
        var text = Text ?? secrets.Read(Kept)?.Reveal().Trim();
        if (text is null)
            return null;
        return StoreAddress.IsServer(text) ? AddressOf(text, Place, problems) : StoreAddress.OfFile(Path.GetFullPath(text, folder));
    }

    private static StoreAddress? AddressOf(string text, string place, ConfigurationProblems problems)
    {
        try
        {
            return StoreAddress.OfServer(text);
        }
        catch (CouplingException error)
        {
            problems.Add(place, "ConfigurationStoreAddress", error.Message);
            return null;
        }
    }
}
