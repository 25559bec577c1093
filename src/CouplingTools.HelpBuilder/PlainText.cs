using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CouplingTools.HelpBuilder;

/// <summary>Turns Markdown into the paragraphs of plain text that help files hold.</summary>
internal static class PlainText
{
    public static IReadOnlyList<string> Of(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Of)];

    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        Append(text, block.Inline);
        return text.ToString().Trim();
    }

    public static string Code(CodeBlock block) => block.Lines.ToString().ReplaceLineEndings("\n").TrimEnd();

    private static IEnumerable<string> Of(Block block) => block switch
    {
        CodeBlock code => [Code(code)],
        LeafBlock leaf => [Of(leaf)],
        ListBlock list => list.Cast<ListItemBlock>().Select((item, n) =>
            (list.IsOrdered ? $"{n + 1}. " : "- ") + string.Join(" ", Of(item.AsEnumerable()))),
        ContainerBlock container => Of(container.AsEnumerable()),
        _ => [],
    };

    private static void Append(StringBuilder text, ContainerInline? container)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlInline tag:
                    text.Append(tag.Tag);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case ContainerInline nested:
                    Append(text, nested);
                    break;
            }
        }
    }
}
