using System.Globalization;
using System.Text;
using System.Xml;

namespace CouplingTools.Sandbox.BusinessCentral.Json;

/// <summary>Names of enumeration members: characters that no XML name may have are written as _xHHHH_.</summary>
internal static class EscapedNames
{
    /// <summary>The caption of a member.</summary>
    public static string Unescape(string name) => XmlConvert.DecodeName(name);

    /// <summary>The name of the member with that caption.</summary>
    public static string Escape(string caption)
    {
        var name = new StringBuilder();
        foreach (var c in caption)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                name.Append(c);
            else
                name.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }
        return name.ToString();
    }
}
