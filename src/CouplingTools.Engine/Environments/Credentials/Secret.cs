using System.Net;
using System.Security;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>A text that must not be shown: its own text is a row of stars.</summary>
public sealed class Secret
{
    private const string Hidden = "********";
    private readonly string _value;

    /// <summary>Hides a text.</summary>
    public Secret(string value) => _value = value;

    /// <summary>Takes over what PowerShell hides.</summary>
    public Secret(SecureString value)
        : this(new NetworkCredential(string.Empty, value).Password)
    {
    }

    /// <summary>Whether there is nothing to hide.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(_value);

    /// <inheritdoc/>
    public override string ToString() => Hidden;

    internal string Reveal() => _value;
}
