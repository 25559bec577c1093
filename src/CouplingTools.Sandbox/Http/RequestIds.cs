using System.Buffers.Binary;

namespace CouplingTools.Sandbox.Http;

/// <summary>The ids by which answers can be told apart, in a row of their own that begins anew with every environment that is opened.</summary>
internal sealed class RequestIds(int seed)
{
    private long _last;

    /// <summary>The next id.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        var random = new Random(unchecked((seed * 397) ^ (int)Interlocked.Increment(ref _last)));
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Read(ref _last));
        return new Guid(bytes);
    }
}
