using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Normalizers;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Matching;

/// <summary>One way to read a field as a key: rules that compare a field in the same way share it.</summary>
/// <param name="Field">The field.</param>
/// <param name="CaseSensitive">Whether letter case makes a difference.</param>
/// <param name="Chain">The normalizers, joined by commas.</param>
/// <param name="IsLegalForm">Whether the key is the legal form that the last normalizer takes off, instead of the rest.</param>
internal sealed record MatchColumn(MappedField Field, bool CaseSensitive, string Chain, bool IsLegalForm = false)
{
    private readonly string[] _normalizers = Chain.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static MatchColumn Of(MappedField field, FieldMatch match) =>
        new(field, match.CaseSensitive, string.Join(',', match.Normalizers));

    /// <summary>The legal forms that the column's names lose, which must not contradict each other; <see langword="null"/> when they lose none.</summary>
    public MatchColumn? LegalForm() =>
        _normalizers.Contains(Normalizer.LegalSuffix, StringComparer.OrdinalIgnoreCase) ? this with { CaseSensitive = false, IsLegalForm = true } : null;

    /// <summary>The key of a record; empty when it is blank.</summary>
    public string KeyOf(Side side, Record record, ILookups lookups)
    {
        var codec = Field.Codec;
        var value = codec.MatchKey(side, codec.Read(side, Field.ValuesOf(side, record), lookups));
        if (value.IsBlank)
            return string.Empty;
        var key = (IsLegalForm ? FormOf(value.Text) : Normalizer.Apply(_normalizers, value.Text)).Trim();
        return CaseSensitive ? key : key.ToUpperInvariant();
    }

    /// <summary>Whether two keys that are similar may stand for the same thing.</summary>
    public bool IsFuzzy => Field.Definition.Codec is CodecNames.Text or CodecNames.PersonName && !_normalizers.Any(Normalizer.IsExact);

    private string FormOf(string text)
    {
        var before = _normalizers.TakeWhile(name => !name.Equals(Normalizer.LegalSuffix, StringComparison.OrdinalIgnoreCase));
        return LegalName.Parse(Normalizer.Apply([.. before], text)).Form;
    }
}
