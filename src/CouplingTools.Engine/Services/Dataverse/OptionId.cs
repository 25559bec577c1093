using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>The id by which an option is known, as rows are by theirs: made of its column and, in the last four bytes, its value.</summary>
internal static class OptionId
{
    private const int ValueAt = 12;

    public static Guid Of(string logicalName, string column, int value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{logicalName}.{column}"), hash);
        var id = hash[..16];
        BinaryPrimitives.WriteInt32BigEndian(id[ValueAt..], value);
        return new Guid(id, bigEndian: true);
    }

    public static int ValueOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt32BigEndian(bytes[ValueAt..]);
    }
}
