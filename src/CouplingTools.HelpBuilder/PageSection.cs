using Markdig.Syntax;

namespace CouplingTools.HelpBuilder;

/// <summary>A heading with the blocks below it, up to the next heading of the same or a higher level.</summary>
internal sealed record PageSection(string Heading, IReadOnlyList<Block> Blocks, IReadOnlyList<PageSection> Sections)
{
    public static readonly PageSection None = new("", [], []);

    /// <summary>Cuts blocks into sections of one level; what stands before the first heading belongs to nobody and is left out.</summary>
    public static IReadOnlyList<PageSection> Cut(IReadOnlyList<Block> blocks, int level)
    {
        var starts = Enumerable.Range(0, blocks.Count).Where(i => blocks[i] is HeadingBlock h && h.Level == level).ToList();
        return [.. starts.Select((start, n) =>
        {
            var end = n + 1 < starts.Count ? starts[n + 1] : blocks.Count;
            var below = blocks.Skip(start + 1).Take(end - start - 1).ToList();
            var own = below.TakeWhile(b => b is not HeadingBlock).ToList();
            return new PageSection(PlainText.Of((LeafBlock)blocks[start]), own, Cut(below, level + 1));
        })];
    }
}
