using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CouplingTools.Engine.Services.OData.Changes;

/// <summary>
/// Remembers which versions of rows were listed of late, so that a row that is read again because periods overlap is not
/// listed again. It forgets what is too much to remember, and what it forgot is listed twice.
/// </summary>
internal sealed class RecentRows
{
    private const int Most = 4_096;
    private const string None = "-";
    private readonly HashSet<long> _marks;

    public RecentRows() => _marks = [];

    private RecentRows(HashSet<long> marks) => _marks = marks;

    public bool Contains(RowChange row) => _marks.Contains(MarkOf(row));

    public void Add(RowChange row)
    {
        if (_marks.Count < Most)
            _marks.Add(MarkOf(row));
    }

    /// <summary>Reads the text form; <see langword="null"/> when it is none.</summary>
    public static RecentRows? TryParse(string text)
    {
        if (text == None)
            return new();
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length % sizeof(long) != 0)
            return null;
        return new([.. Enumerable.Range(0, length / sizeof(long)).Select(i => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i * sizeof(long))))]);
    }

    public override string ToString()
    {
        if (_marks.Count == 0)
            return None;
        var bytes = new byte[_marks.Count * sizeof(long)];
        foreach (var (mark, i) in _marks.Order().Select((mark, i) => (mark, i)))
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), mark);
        return Convert.ToBase64String(bytes);
    }

    private static long MarkOf(RowChange row) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Id} {row.Version}")));
}
