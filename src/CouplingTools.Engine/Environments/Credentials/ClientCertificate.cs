using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>The certificate of an application: given, in a file, or in a store of this machine.</summary>
public sealed class ClientCertificate
{
    private readonly Func<X509Certificate2> _load;
    private readonly string _name;

    private ClientCertificate(string name, Func<X509Certificate2> load) => (_name, _load) = (name, load);

    /// <summary>A certificate at hand.</summary>
    public static ClientCertificate Of(X509Certificate2 certificate) => new(certificate.Subject, () => certificate);

    /// <summary>A PFX file, or a PEM file that holds both certificate and private key.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">What the private key is encrypted with, if it is.</param>
    public static ClientCertificate FromFile(string path, Secret? password) => new(path, () => LoadFile(path, password?.Reveal()));

    /// <summary>A certificate in the store of the current user or of the machine.</summary>
    /// <param name="thumbprint">Its thumbprint; what stands between the digits where certificates are shown does no harm.</param>
    public static ClientCertificate FromStore(string thumbprint) =>
        new(thumbprint, () => Find(string.Concat(thumbprint.Where(char.IsAsciiHexDigit))));

    /// <exception cref="CouplingException"><c>CertificateUnusable</c>.</exception>
    internal X509Certificate2 Load()
    {
        try
        {
            var certificate = _load();
            return certificate.HasPrivateKey ? certificate : throw Unusable(ErrorText.Message("CertificateWithoutKey"));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(e.Message);
        }
    }

    private static X509Certificate2 LoadFile(string path, string? password)
    {
        var content = File.ReadAllText(path);
        if (!content.Contains("-----BEGIN ", StringComparison.Ordinal))
            return new X509Certificate2(path, password, X509KeyStorageFlags.EphemeralKeySet);
        return password is null ? X509Certificate2.CreateFromPem(content, content) : X509Certificate2.CreateFromEncryptedPem(content, content, password);
    }

    private static X509Certificate2 Find(string thumbprint)
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            if (Opens(store) && store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..])
                return found;
        }
        throw new CryptographicException(ErrorText.Message("CertificateNotInStore"));
    }

    /// <summary>Not every machine has both stores.</summary>
    private static bool Opens(X509Store store)
    {
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private CouplingException Unusable(string reason) =>
        ErrorText.Exception("CertificateUnusable", ErrorClass.Configuration, _name, reason);
}
