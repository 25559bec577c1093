namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>Takes the legal form off the end of a company's name: <c>Acme, Inc.</c> and <c>Acme GmbH &amp; Co. KG</c> are <c>Acme</c>.</summary>
internal static class LegalSuffix
{
    private static readonly HashSet<string> s_forms = new(
        (
            "inc incorporated corp corporation co company llc llp lp ltd limited plc pty pvt pte bhd sdn "
            + "gmbh ag kg kgaa ohg gbr ug ev eg se mbh cokg "
            + "sa sas sarl sasu snc eurl sci sc sl slu srl spa sca sprl bvba bv nv cv vof "
            + "asa ans da ab hb kb oy oyj ky aps is ivs amba ks ps "
            + "spzoo zoo spolka sro as kft zrt nyrt doo dd ad ood eood oü as uab sia "
            + "kk gk ooo oao zao pao ltda eireli saic sadecv sabdecv sderldecv srldecv").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Forms that are words as well; they count when written in capitals or with punctuation, as in <c>A/S</c>.</summary>
    private static readonly HashSet<string> s_words = new(["as", "is", "ad", "ks", "ps", "se", "sc", "sl", "da", "ev", "eg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that join legal forms, and are none by themselves.</summary>
    private static readonly HashSet<string> s_joining = new(["&", "and", "und", "et", "y", "e", "+"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without its legal form; a name that is nothing but legal forms stays.</summary>
    public static string Remove(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Length;
        while (kept > 0 && IsForm(words, ref kept))
        {
        }

        return kept == 0 || kept == words.Length ? name : string.Join(' ', words[..kept]).TrimEnd(' ', ',', ';', '-', '(');
    }

    private static bool IsForm(string[] words, ref int kept)
    {
        for (var length = Math.Min(4, kept); length > 0; length--)
        {
            var written = string.Concat(words[(kept - length)..kept]).TrimEnd(',', ')');
            var form = string.Concat(written.Where(char.IsLetterOrDigit));
            if (!s_forms.Contains(form) || (s_words.Contains(form) && form == written && form.Any(char.IsLower)))
                continue;
            kept -= length;
            while (kept > 0 && s_joining.Contains(words[kept - 1]))
                kept--;
            return true;
        }

        return false;
    }
}
