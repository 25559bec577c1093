using System.Security.Cryptography;
using System.Text;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Ids of definitions: the same name always has the same id.</summary>
internal static class MetadataId
{
    /// <summary>The id of the definition with that name.</summary>
    public static Guid Of(string name) => GuidBits.Version4(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
