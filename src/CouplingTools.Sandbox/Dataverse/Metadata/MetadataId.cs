using System.Security.Cryptography;
using System.Text;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Ids of definitions: the same name always has the same id.</summary>
internal static class MetadataId
{
    /// <summary>The id of the definition with that name.</summary>
    public static Guid Of(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[7] = (byte)((hash[7] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash);
    }
}
