using System.Text.Json;
using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Reads a sign-in. What its method needs must be there, and what its method never looks at must not.</summary>
internal static class SignInReader
{
    private static readonly Dictionary<SignInMethod, (string[] Required, string[] Optional)> s_keys = new()
    {
        [SignInMethod.ClientSecret] = (["clientId", "clientSecret"], ["tenantId", "authority"]),
        [SignInMethod.Certificate] = (["clientId", "certificate"], ["tenantId", "authority"]),
        [SignInMethod.ManagedIdentity] = ([], ["clientId"]),
        [SignInMethod.WorkloadIdentity] = ([], ["tenantId", "clientId", "tokenFile", "authority"]),
        [SignInMethod.DeviceCode] = (["clientId"], ["tenantId", "authority"]),
        [SignInMethod.Browser] = (["clientId"], ["tenantId", "authority"]),
        [SignInMethod.AzureCli] = ([], ["tenantId"]),
        [SignInMethod.AzurePowerShell] = ([], ["tenantId"]),
        [SignInMethod.AccessToken] = (["accessToken"], []),
        [SignInMethod.Basic] = (["userName", "key"], []),
    };

    /// <summary>The methods as a configuration names them.</summary>
    public static IReadOnlyList<string> Methods { get; } =
        [.. Enum.GetNames<SignInMethod>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static SignInDefinition? Read(ConfigurationNode parent)
    {
        if (parent.Object("signIn") is not { } node)
            return null;
        var method = Method(node);
        var certificate = node.Object("certificate");
        var definition = new SignInDefinition
        {
            Method = method ?? default,
            Application = new ApplicationIdentity
            {
                TenantId = node.Text("tenantId"),
                ClientId = node.Text("clientId"),
                Authority = AddressReader.Authority(node, "authority"),
                TokenFile = node.Text("tokenFile"),
            },
            ClientSecret = SecretReference.Read(node, "clientSecret"),
            CertificateFile = certificate?.Text("file"),
            CertificateThumbprint = certificate?.Text("thumbprint"),
            CertificatePassword = certificate is null ? null : SecretReference.Read(certificate, "password"),
            UserName = node.Text("userName"),
            Key = SecretReference.Read(node, "key"),
            AccessToken = SecretReference.Read(node, "accessToken"),
        };
        if (certificate is not null && definition.CertificateFile is null == definition.CertificateThumbprint is null)
            node.Problems.Add(certificate.Path, "ConfigurationCertificateEmpty");
        certificate?.Complete();
        node.Complete();
        if (method is { } known)
            CheckKeys(node, known);
        return definition;
    }

    private static SignInMethod? Method(ConfigurationNode node)
    {
        if (node.Required("method") is not { } name)
            return null;
        if (Methods.Contains(name, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<SignInMethod>(name, ignoreCase: true);
        node.Problems.Add(node.PlaceOf("method"), "ConfigurationMethodUnknown", name, string.Join(", ", Methods));
        return null;
    }

    private static void CheckKeys(ConfigurationNode node, SignInMethod method)
    {
        var (required, optional) = s_keys[method];
        var name = JsonNamingPolicy.CamelCase.ConvertName(method.ToString());
        foreach (var key in required.Where(key => !node.Has(key)))
            node.Problems.Add(node.PathOf(key), "ConfigurationValueMissing", key);
        var all = s_keys.Values.SelectMany(keys => keys.Required.Concat(keys.Optional)).Distinct();
        foreach (var key in all.Except(required).Except(optional).Where(node.Has))
            node.Problems.Add(node.PlaceOf(key), "ConfigurationKeyIdle", key, name);
    }
}
