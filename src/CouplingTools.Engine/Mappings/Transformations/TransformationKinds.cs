using System.Globalization;
using System.Text;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations a mapping may name.</summary>
internal static class TransformationKinds
{
    private static readonly Dictionary<string, TransformationKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["trim"] = Plain(text => text.Trim()),
        ["upper"] = Plain(text => text.ToUpperInvariant()),
        ["lower"] = Plain(text => text.ToLowerInvariant()),
        ["title"] = Plain(text => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant())),
        ["alphanumericOnly"] = Plain(text => TextSteps.Only(text, Rune.IsLetterOrDigit)),
        ["digitsOnly"] = Plain(text => TextSteps.Only(text, rune => rune.IsAscii && Rune.IsDigit(rune))),
        ["removeLegalSuffix"] = Plain(LegalSuffix.Remove),
        ["substring"] = new(["start"], ["length"], TextSteps.Substring),
        ["replace"] = new(["find"], ["with"], TextSteps.Replace),
        ["regexReplace"] = new(["pattern"], ["with"], TextSteps.RegexReplace),
        ["regexExtract"] = new(["pattern"], ["group"], TextSteps.RegexExtract),
        ["dateFormat"] = new(["to"], ["from"], DateSteps.DateFormat),
        ["dateTimeFormat"] = new(["to"], ["from"], DateSteps.DateTimeFormat),
        ["extractFromDate"] = new(["part"], ["from"], DateSteps.Extract),
        ["unixTimestamp"] = new([], ["unit"], DateSteps.ToUnix),
        ["fromUnixTimestamp"] = new([], ["unit"], DateSteps.FromUnix),
        ["decimalFormat"] = new(["to"], ["decimalSeparator", "groupSeparator", "fromDecimalSeparator", "fromGroupSeparator"], NumberSteps.Format),
        ["round"] = new(["precision"], ["direction"], NumberSteps.Round),
        ["lookup"] = new([TransformationArguments.Table], ["otherwise"], TableSteps.Lookup),
        ["countryToIso"] = new([], ["form", TransformationArguments.Table, "otherwise"], TableSteps.CountryToIso),
        ["isoToCountry"] = new([], ["language", TransformationArguments.Table, "otherwise"], TableSteps.IsoToCountry),
    };

    public static IReadOnlyCollection<string> Names => s_kinds.Keys;

    public static TransformationKind? Find(string name) => s_kinds.GetValueOrDefault(name);

    public static Func<string, string?> Build(FieldTransformation step) => s_kinds[step.Kind].Build(new TransformationArguments(step));

    private static TransformationKind Plain(Func<string, string> convert) => new([], [], _ => convert);
}
