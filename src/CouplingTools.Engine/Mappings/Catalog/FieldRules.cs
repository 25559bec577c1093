using CouplingTools.Engine.Mappings.Codecs;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>What must hold of a field mapping by itself.</summary>
internal static class FieldRules
{
    private const int GreatestScale = 28;

    public static void Check(MappingJson json, FieldMapping field, SyncDirection mappingDirection)
    {
        if (field.Codec == CodecNames.Constant)
            CheckConstant(json, field);
        else if (CodecKinds.Find(field.Codec) is { } kind)
            CheckSides(json, field, kind);
        else
            json.Problems.AddUnknown(json.PathOf("codec"), "UnknownCodec", field.Codec, CodecKinds.Names);

        if (mappingDirection != SyncDirection.Bidirectional && field.Direction != mappingDirection)
            json.Problems.Add(json.PathOf("direction"), "DirectionConflict", field.Direction, mappingDirection);
        if (field.Scale is < 0 or > GreatestScale)
            json.WrongType("scale", $"an integer from 0 to {GreatestScale}");
        CheckBelongs(json, field);
    }

    private static void CheckConstant(MappingJson json, FieldMapping field)
    {
        if (field.BusinessCentral.Count + field.Sales.Count != 1)
            json.Problems.Add(json.Path, "ConstantSides");
        if (!json.Has("constant"))
            json.Problems.Add(json.PathOf("constant"), "MissingValue", "constant");
    }

    private static void CheckSides(MappingJson json, FieldMapping field, CodecKind kind)
    {
        if (field.BusinessCentral.Count == 0 && field.Sales.Count == 0)
        {
            json.Problems.Add(json.Path, "NoSide");
            return;
        }

        if (field.BusinessCentral.Count != 1)
            json.Problems.Add(json.PathOf("businessCentral"), "FieldCount", field.Codec, 1, 1);
        if (field.Sales.Count < kind.SalesFields.Least || field.Sales.Count > kind.SalesFields.Most)
            json.Problems.Add(json.PathOf("sales"), "FieldCount", field.Codec, kind.SalesFields.Least, kind.SalesFields.Most);
        if (field.Codec == CodecNames.Option && field.Options.Count + field.OptionLabels.Count == 0)
            json.Problems.Add(json.PathOf("options"), "MissingValue", "options");
        if (field.Codec == CodecNames.Option && field.Lookup is { } lookup && (lookup.SalesNavigation ?? lookup.Sales?.EntitySet ?? lookup.OrKey?.Sales.EntitySet) is not null)
            json.Problems.Add(json.PathOf("lookup"), "OptionLookup");
        if (field.Codec == CodecNames.Lookup && field.Lookup is null)
            json.Problems.Add(json.PathOf("lookup"), "MissingValue", "lookup");
    }

    /// <summary>Settings that the field's codec would never look at are mistakes, not decoration.</summary>
    private static void CheckBelongs(MappingJson json, FieldMapping field)
    {
        Belongs("constant", field.Codec == CodecNames.Constant);
        Belongs("options", field.Codec == CodecNames.Option);
        Belongs("scale", field.Codec == CodecNames.Decimal);
        Belongs("minimum", field.Codec == CodecNames.Decimal);
        Belongs("createOnly", field.Codec != CodecNames.Constant);
        Belongs("lookup", field.Codec is CodecNames.Lookup or CodecNames.Option);
        Belongs("onLookupMissing", field.Codec is CodecNames.Lookup or CodecNames.Option);
        Belongs("transform", CodecKinds.Find(field.Codec) is { Parse: not null });
        Belongs("truncation", CodecNames.IsTruncatable(field.Codec));
        Belongs("onConflict", field.Codec != CodecNames.Constant);

        void Belongs(string key, bool belongs)
        {
            if (json.Has(key) && !belongs && CodecKinds.Names.Contains(field.Codec))
                json.Problems.Add(json.PathOf(key), "DoesNotBelong", key, field.Codec);
        }
    }
}
