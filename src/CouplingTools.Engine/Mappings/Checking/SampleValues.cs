using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Makes up values that a column can hold.</summary>
internal sealed class SampleValues(Random random)
{
    private const int LongestText = 40;

    private static readonly string[] s_words =
        ["Adatum", "CONTOSO", "fabrikam", "Ltd.", "GmbH", "Müller", "O'Neil", "von", "der", "Åse", "12", "007", "3.50", "A-1", "+45", "Denmark", "DE", "x@y.com", "&", "日本"];

    public IReadOnlyList<IReadOnlyList<FieldValue>> For(MappedField field, Side side, TableDescription table, int count)
    {
        var columns = field.Fields(side).Select(name => table.Fields[name]).ToList();
        return [.. Enumerable.Range(0, count).Select(_ => (IReadOnlyList<FieldValue>)[.. columns.Select(column => One(field.Definition, side, column))])];
    }

    private FieldValue One(FieldMapping field, Side side, FieldDescription column) => field.Codec switch
    {
        CodecNames.Option when side == Side.BusinessCentral => FieldValue.Of(Pick(field.Options.Keys)),
        CodecNames.Option => FieldValue.Of(Pick(field.Options.Values)),
        CodecNames.Guid => FieldValue.Of(NewId()),
        CodecNames.Integer => FieldValue.Of(random.Next(-10_000, 10_000)),
        _ => OfKind(field, side, column),
    };

    private FieldValue OfKind(FieldMapping field, Side side, FieldDescription column) => column.Kind switch
    {
        FieldKind.Number => FieldValue.Of(Math.Round((decimal)random.NextDouble() * 10_000, random.Next(4)) * (random.Next(5) == 0 ? -1 : 1)),
        FieldKind.Integer => FieldValue.Of(random.Next(-10_000, 10_000)),
        FieldKind.Option or FieldKind.Enumeration when column.Options.Count > 0 => FieldValue.Of(Pick(column.Options.Keys)),
        FieldKind.Boolean => FieldValue.Of(random.Next(2) == 0),
        FieldKind.Guid or FieldKind.Lookup => FieldValue.Of(NewId()),
        FieldKind.Date => FieldValue.Of(DateOnly.FromDateTime(Time().UtcDateTime)),
        FieldKind.DateTime => FieldValue.Of(Time()),
        _ => FieldValue.Of(Text(field, side, column.MaxLength ?? LongestText)),
    };

    /// <summary>Words, some of those that the field's tables of values know, or of a length that just fits.</summary>
    private string Text(FieldMapping field, Side side, int longest)
    {
        var known = field.Chain(side.Opposite()).SelectMany(step => step.Values.Keys).ToList();
        var text = random.Next(10) switch
        {
            0 => new string('x', Math.Min(longest, 4000)),
            1 when known.Count > 0 => Pick(known),
            2 when field.Chain(side.Opposite()).Any(step => step.Kind == "countryToIso") => Pick(Pick(Countries.All).Names).Name,
            _ => string.Join(' ', random.GetItems(s_words, random.Next(1, 4))),
        };
        return text.Length <= longest ? text : text[..longest].Trim();
    }

    private DateTimeOffset Time() => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.NextInt64(2_000_000_000));

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private T Pick<T>(IEnumerable<T> from) => from.ElementAt(random.Next(from.Count()));
}
