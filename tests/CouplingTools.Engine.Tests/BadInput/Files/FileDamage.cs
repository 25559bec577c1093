using System.Globalization;

namespace CouplingTools.Engine.Tests.BadInput.Files;

/// <summary>Damages a file as disks, copies and people do. Everything is decided by the source of randomness.</summary>
internal sealed class FileDamage(Random random)
{
    private const int PageSize = 4096;

    /// <summary>What was done, for the reader of a failure.</summary>
    public string Done { get; private set; } = "nothing";

    public void Apply(string path)
    {
        var bytes = File.ReadAllBytes(path);
        switch (random.Next(8))
        {
            case 0:
                bytes = bytes[..Say("cut to", random.Next(bytes.Length))];
                break;
            case 1:
                Fill(bytes, Say("zeroed page", random.Next(bytes.Length / PageSize)), () => 0);
                break;
            case 2:
                Fill(bytes, Say("random page", random.Next(bytes.Length / PageSize)), () => (byte)random.Next(256));
                break;
            case 3:
                Swap(bytes, random.Next(bytes.Length / PageSize), random.Next(bytes.Length / PageSize));
                break;
            case 4:
                bytes[Say("flipped bit of the header in byte", random.Next(100))] ^= (byte)(1 << random.Next(8));
                break;
            case 5:
                for (var i = 0; i < 200; i++)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                Say("flipped bits", 200);
                break;
            case 6:
                bytes[Say("flipped bit in byte", random.Next(bytes.Length))] ^= (byte)(1 << random.Next(8));
                break;
            default:
                Array.Resize(ref bytes, bytes.Length + Say("bytes appended", random.Next(1, 3 * PageSize)));
                break;
        }

        File.WriteAllBytes(path, bytes);
    }

    private void Swap(byte[] bytes, int one, int other)
    {
        Done = string.Create(CultureInfo.InvariantCulture, $"pages {one} and {other} swapped");
        var kept = bytes.AsSpan(one * PageSize, PageSize).ToArray();
        bytes.AsSpan(other * PageSize, PageSize).CopyTo(bytes.AsSpan(one * PageSize));
        kept.CopyTo(bytes.AsSpan(other * PageSize));
    }

    private static void Fill(byte[] bytes, int page, Func<byte> next)
    {
        for (var i = page * PageSize; i < (page + 1) * PageSize; i++)
            bytes[i] = next();
    }

    private int Say(string what, int place)
    {
        Done = string.Create(CultureInfo.InvariantCulture, $"{what} {place}");
        return place;
    }
}
