using System.Text.Json;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads a mapping from JSON. Every problem is reported; the mapping is usable only when there is none.</summary>
internal static class MappingReader
{
    public static RecordMapping? Read(string text, string path, MappingProblems problems)
    {
        try
        {
            using var document = WellFormedJson.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(new MappingJson(document.RootElement, "$", problems), path);
            problems.Add("$", "WrongType", "an object");
        }
        catch (JsonException exception)
        {
            problems.Add(exception.Path is { } place ? "$" + place : "$", "NotJson", exception.Message);
        }

        return null;
    }

    private static RecordMapping Read(MappingJson json, string path)
    {
        json.Find("$schema");
        var direction = json.Choice<SyncDirection>("direction") ?? SyncDirection.Bidirectional;
        var truncation = json.Choice<TruncationPolicy>("truncation") ?? TruncationPolicy.Error;
        var mapping = new RecordMapping
        {
            Name = json.RequiredText("name"),
            Description = json.Text("description"),
            Direction = direction,
            BusinessCentral = TableReader.Read(json, Side.BusinessCentral),
            Sales = TableReader.Read(json, Side.Sales),
            IfNotCoupled = json.Choice<UncoupledPolicy>("ifNotCoupled") ?? UncoupledPolicy.Skip,
            OnConflict = json.Choice<ConflictPolicy>("onConflict") ?? ConflictPolicy.Hold,
            OnDeleted = json.Choice<DeletedPolicy>("onDeleted") ?? DeletedPolicy.Hold,
            SuspendAfter = SuspendAfter(json),
            Correlation = Correlation(json),
            Truncation = truncation,
            DependsOn = json.Texts("dependsOn"),
            Fields = Fields(json, direction, truncation),
            Path = path,
        };
        json.Complete();
        return mapping;
    }

    private static int? SuspendAfter(MappingJson json)
    {
        var given = json.Integer("suspendAfter");
        if (given < 0)
            json.WrongType("suspendAfter", "an integer of at least 0");
        return given;
    }

    private static string? Correlation(MappingJson json)
    {
        if (json.Object("correlation") is not { } fields)
            return null;
        var field = fields.RequiredText("businessCentral");
        fields.Complete();
        return field;
    }

    private static List<FieldMapping> Fields(MappingJson json, SyncDirection direction, TruncationPolicy truncation)
    {
        json.Require("fields");
        var fields = new List<FieldMapping>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, path) in json.Items("fields"))
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                json.Problems.Add(path, "WrongType", "an object");
                continue;
            }

            var field = FieldReader.Read(new MappingJson(value, path, json.Problems), direction, truncation);
            if (field.Name.Length > 0 && !names.Add(field.Name))
                json.Problems.Add(path, "DuplicateField", field.Name);
            fields.Add(field);
        }

        if (fields.Count == 0 && json.Has("fields"))
            json.Problems.Add("$.fields", "NoFields");
        return fields;
    }
}
