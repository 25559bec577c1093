using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CouplingTools.HelpBuilder;

/// <summary>Reads a page of the form that docs/help/README.md describes.</summary>
internal static class HelpPageReader
{
    private static readonly string[] s_headings =
        ["Synopsis", "Description", "Parameters", "Inputs", "Outputs", "Examples", "Notes", "Links"];

    public static HelpPage Read(string path, ICollection<HelpProblem> problems)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var title = PageSection.Cut([.. Markdown.Parse(File.ReadAllText(path))], 1);
        if (title.Count != 1 || title[0].Heading != name)
            problems.Add(new(path, $"The page must have one heading of the first level, '{name}'."));

        var sections = title.SelectMany(t => t.Sections).ToList();
        var headings = sections.Select(s => s.Heading).ToList();
        if (!headings.SequenceEqual(s_headings.Where(headings.Contains)))
            problems.Add(new(path, $"The sections must be, in this order: {string.Join(", ", s_headings)}. Found: {string.Join(", ", headings)}."));

        PageSection Find(string heading) => sections.Find(s => s.Heading == heading) ?? PageSection.None;
        return new HelpPage(
            path,
            name,
            PlainText.Of(Find("Synopsis").Blocks),
            PlainText.Of(Find("Description").Blocks),
            Named(Find("Parameters"), path, problems),
            Named(Find("Inputs"), path, problems),
            Named(Find("Outputs"), path, problems),
            [.. Find("Examples").Sections.Select(Example)],
            PlainText.Of(Find("Notes").Blocks),
            [.. Find("Links").Blocks.SelectMany(b => b.Descendants<LinkInline>()).Select(Link)]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Named(PageSection parent, string path, ICollection<HelpProblem> problems)
    {
        var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in parent.Sections)
        {
            if (!named.TryAdd(section.Heading, PlainText.Of(section.Blocks)))
                problems.Add(new(path, $"'{section.Heading}' occurs twice under {parent.Heading}."));
        }

        return named;
    }

    private static HelpExample Example(PageSection section)
    {
        var code = section.Blocks.OfType<FencedCodeBlock>().FirstOrDefault();
        return new HelpExample(
            section.Heading,
            code is null ? "" : PlainText.Code(code),
            PlainText.Of(section.Blocks.Where(b => b != code)));
    }

    private static HelpLink Link(LinkInline link)
    {
        var text = string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        return new HelpLink(text, link.Url?.Contains("://", StringComparison.Ordinal) == true ? link.Url : "");
    }
}
