using System.Globalization;
using System.Text;
using System.Xml;

namespace CouplingTools.Engine.Services.OData;

/// <summary>
/// The names of enumeration members on the wire, where every character that is neither letter, digit nor underscore
/// stands as <c>_xHHHH_</c>.
/// </summary>
internal static class EnumerationNames
{
    public static string Escape(string name)
    {
        if (name.Length == 0)
            name = " ";
        var escaped = new StringBuilder(name.Length + 6);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }
        return escaped.ToString();
    }

    public static string Unescape(string name) => XmlConvert.DecodeName(name);
}
