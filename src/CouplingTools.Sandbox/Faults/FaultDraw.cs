using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CouplingTools.Sandbox.Faults;

/// <summary>A draw: whether a fault strikes, and which of its variants. It depends on the fault, its seed and the number of the draw only.</summary>
internal readonly struct FaultDraw
{
    private readonly double _percent;
    private readonly uint _variant;

    private FaultDraw(double percent, uint variant) => (_percent, _variant) = (percent, variant);

    /// <summary>The draw of that number.</summary>
    public static FaultDraw Of(SandboxFault fault, long number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{fault.Seed}/{fault.Key}/{number}");
        Span<byte> bits = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), bits);
        return new FaultDraw(BinaryPrimitives.ReadUInt32LittleEndian(bits) * 100.0 / (1L << 32), BinaryPrimitives.ReadUInt32LittleEndian(bits[4..]));
    }

    /// <summary>Whether it is among that many percent of the draws.</summary>
    public bool Strikes(double percent) => _percent < percent;

    /// <summary>One of so many variants, each as often as the others.</summary>
    public int Variant(int count) => (int)(_variant % (uint)count);
}
