namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Reads addresses, which must be whole and https.</summary>
internal static class AddressReader
{
    public static Uri? Read(ConfigurationNode node, string key) => Check(node, key, node.Text(key));

    public static Uri? Required(ConfigurationNode node, string key) => Check(node, key, node.Required(key));

    private static Uri? Check(ConfigurationNode node, string key, string? text)
    {
        if (text is null)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;
        node.Problems.Add(node.PlaceOf(key), "ConfigurationNotAddress");
        return null;
    }
}
