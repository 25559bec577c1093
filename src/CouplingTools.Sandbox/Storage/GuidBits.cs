namespace CouplingTools.Sandbox.Storage;

/// <summary>Makes ids out of bytes that look random.</summary>
internal static class GuidBits
{
    /// <summary>The first 16 bytes as an id of version 4.</summary>
    public static Guid Version4(ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[16];
        bytes[..16].CopyTo(id);
        id[7] = (byte)((id[7] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id);
    }
}
