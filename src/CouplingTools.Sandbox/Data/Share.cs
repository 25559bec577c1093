namespace CouplingTools.Sandbox.Data;

/// <summary>Spreads a share of a list evenly over it.</summary>
internal static class Share
{
    /// <summary>What the record at a place is, when <paramref name="shared"/> of <paramref name="count"/> have a twin and every other twin is equal.</summary>
    public static Twin Twin(int index, int count, int shared)
    {
        var before = (long)index * shared / count;
        var after = (long)(index + 1) * shared / count;
        return before == after ? Data.Twin.None : before % 2 == 0 ? Data.Twin.Equal : Data.Twin.Similar;
    }
}
