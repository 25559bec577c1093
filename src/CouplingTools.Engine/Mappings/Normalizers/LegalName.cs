namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>A company's name taken apart.</summary>
/// <param name="Name">The name without its legal form, a leading or bracketed article, and punctuation.</param>
/// <param name="Form">The legal form in one spelling, such as <c>ltd</c> for <c>Limited</c>; empty where the name has none.</param>
internal sealed record LegalName(string Name, string Form)
{
    private const string Company = "co";

    private static readonly HashSet<string> s_articles = new(["the"], StringComparer.OrdinalIgnoreCase);

    public static LegalName Parse(string text)
    {
        var words = Words.Of(text);
        var forms = new List<string>();
        var (first, last) = (0, words.Count);
        while (last - first > 1)
        {
            if (IsAround(words[last - 1]))
                last--;
            else if (LegalForms.AtEnd(words, first + 1, last) is { } form)
                last -= Take(form, forms);
            else
                break;
        }

        while (last - first > 1)
        {
            if (s_articles.Contains(words[first]))
                first++;
            else if (LegalForms.AtStart(words, first, last - 1) is { } form)
                first += Take(form, forms);
            else
                break;
        }

        return new LegalName(string.Join(' ', words.Skip(first).Take(last - first)), FormOf(forms));
    }

    /// <summary>Articles and what is left of "and Company" when the company is taken off.</summary>
    private static bool IsAround(string word) => s_articles.Contains(word) || word.Equals("and", StringComparison.OrdinalIgnoreCase);

    private static int Take((string Form, int Length) found, List<string> forms)
    {
        forms.Insert(0, found.Form);
        return found.Length;
    }

    /// <summary>"Company" beside another form says nothing: people write it or leave it out.</summary>
    private static string FormOf(List<string> forms) =>
        string.Join(' ', forms.Count > 1 ? forms.Where(form => form != Company) : forms);
}
