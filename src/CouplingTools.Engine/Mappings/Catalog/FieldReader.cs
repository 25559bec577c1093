using CouplingTools.Engine.Mappings.Codecs;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads one field mapping.</summary>
internal static class FieldReader
{
    public static FieldMapping Read(MappingJson json, SyncDirection mappingDirection, TruncationPolicy mappingTruncation)
    {
        var codec = json.Text("codec") ?? CodecNames.Text;
        var businessCentral = json.Texts("businessCentral");
        var (options, labels) = OptionReader.Read(json);
        var sales = json.Texts("sales");
        var field = new FieldMapping
        {
            Name = json.Text("name") ?? businessCentral.Concat(sales).FirstOrDefault() ?? string.Empty,
            Description = json.Text("description"),
            BusinessCentral = businessCentral,
            Sales = sales,
            Direction = json.Choice<SyncDirection>("direction") ?? mappingDirection,
            Codec = codec,
            Constant = json.Scalar("constant"),
            Options = options,
            OptionLabels = labels,
            Lookup = LookupReader.Read(json),
            OnLookupMissing = json.Choice<LookupMissingPolicy>("onLookupMissing")
                ?? (codec == CodecNames.Option ? LookupMissingPolicy.Keep : LookupMissingPolicy.Defer),
            NotNull = json.Flag("notNull"),
            CreateOnly = json.Flag("createOnly"),
            OnConflict = json.Choice<ConflictPolicy>("onConflict"),
            Truncation = json.Choice<TruncationPolicy>("truncation")
                ?? (CodecNames.IsTruncatable(codec) ? mappingTruncation : TruncationPolicy.Error),
            Group = json.Text("group"),
            Scale = json.Integer("scale"),
            Minimum = json.Number("minimum"),
            Match = MatchReader.Read(json, codec),
        };
        if (json.Object("transform") is { } transform)
        {
            field = field with
            {
                TransformToSales = TransformReader.Read(transform, "toSales"),
                TransformToBusinessCentral = TransformReader.Read(transform, "toBusinessCentral"),
            };
            transform.Complete();
        }

        json.Complete();
        json.Problems.Name(json.Path, field.Name);
        FieldRules.Check(json, field, mappingDirection);
        return field;
    }
}
