namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Reads addresses, which must be whole and https; a service on this machine may do without encryption, an identity provider may not.</summary>
internal static class AddressReader
{
    public static Uri? Authority(ConfigurationNode node, string key) => Check(node, key, node.Text(key), isLoopbackOpen: false);

    public static Uri? Required(ConfigurationNode node, string key) => Check(node, key, node.Required(key), isLoopbackOpen: true);

    private static Uri? Check(ConfigurationNode node, string key, string? text, bool isLoopbackOpen)
    {
        if (text is null)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (isLoopbackOpen && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;
        node.Problems.Add(node.PlaceOf(key), isLoopbackOpen ? "ConfigurationNotAddress" : "ConfigurationNotSecure");
        return null;
    }
}
