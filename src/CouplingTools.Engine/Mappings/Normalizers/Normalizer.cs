namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>The normalizers a match rule may name. Each makes texts comparable; an empty text says that the value identifies nothing.</summary>
internal static class Normalizer
{
    public const string LegalSuffix = "legalSuffix";

    private static readonly Dictionary<string, Func<string, string>> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trim"] = text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ["case"] = text => text.ToUpperInvariant(),
        ["diacritics"] = Diacritics.Remove,
        ["punctuation"] = text => string.Join(' ', Words.Of(text)),
        ["alphanumeric"] = text => string.Concat(text.Where(char.IsLetterOrDigit)),
        ["phone"] = PhoneNumber.Digits,
        ["email"] = MailAddress.Normalize,
        ["vat"] = VatNumber.Normalize,
        ["domain"] = WebDomain.Of,
        [LegalSuffix] = text => LegalName.Parse(text).Name,
    };

    public static IReadOnlyCollection<string> Names => s_kinds.Keys;

    /// <summary>Those for values such as numbers and addresses, where being similar means nothing.</summary>
    public static bool IsExact(string name) => name.ToUpperInvariant() is "PHONE" or "EMAIL" or "VAT" or "DOMAIN" or "ALPHANUMERIC";

    public static bool IsKnown(string name) => s_kinds.ContainsKey(name);

    /// <summary>Applies normalizers in their order.</summary>
    public static string Apply(IReadOnlyList<string> names, string text)
    {
        foreach (var name in names)
            text = s_kinds[name](text);
        return text;
    }
}
