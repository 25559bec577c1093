using System.Globalization;
using System.Text.Json;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Puts what several metadata queries say of a column together.</summary>
internal sealed class AttributeDetails(
    IReadOnlyList<JsonElement> relationships,
    IReadOnlyList<JsonElement> lookups,
    IReadOnlyList<JsonElement> dates,
    IReadOnlyList<JsonElement> texts,
    IReadOnlyList<JsonElement> choices)
{
    private static readonly string[] s_optionSets = ["OptionSet", "GlobalOptionSet"];
    private readonly ILookup<string, JsonElement> _relationships = relationships.ToLookup(row => Text(row, "ReferencingAttribute"));
    private readonly Dictionary<string, JsonElement> _lookups = ByName(lookups);
    private readonly Dictionary<string, JsonElement> _dates = ByName(dates);
    private readonly Dictionary<string, JsonElement> _texts = ByName(texts);
    private readonly Dictionary<string, JsonElement> _choices = ByName(choices);

    public FieldDescription Describe(JsonElement attribute)
    {
        var name = Text(attribute, "LogicalName");
        var kind = AttributeKinds.Of(Text(attribute, "AttributeType"), Nested(attribute, "AttributeTypeName"));
        if (kind == FieldKind.DateTime && _dates.TryGetValue(name, out var date) && Nested(date, "DateTimeBehavior") == "DateOnly")
            kind = FieldKind.Date;
        return new()
        {
            Name = name,
            Kind = kind,
            MaxLength = _texts.TryGetValue(name, out var text) && text.TryGetProperty("MaxLength", out var length)
                && length.ValueKind == JsonValueKind.Number ? length.GetInt32() : null,
            IsRequired = Nested(attribute, "RequiredLevel") is "SystemRequired" or "ApplicationRequired" && !IsSupplied(attribute),
            CanRead = Is(attribute, "IsValidForRead"),
            CanCreate = Is(attribute, "IsValidForCreate"),
            CanUpdate = Is(attribute, "IsValidForUpdate"),
            Options = _choices.TryGetValue(name, out var choice) ? OptionsOf(choice) : new Dictionary<string, string>(),
            Targets = kind == FieldKind.Lookup ? TargetsOf(name) : [],
        };
    }

    /// <summary>The service itself gives a new row its id, its owner and its state.</summary>
    private static bool IsSupplied(JsonElement attribute) =>
        Text(attribute, "AttributeType") is "Uniqueidentifier" or "Owner" or "State" or "Status" or "Boolean" or "EntityName";

    private List<LookupTarget> TargetsOf(string lookup)
    {
        var targets = new List<LookupTarget>();
        foreach (var relationship in _relationships[lookup])
        {
            var table = Text(relationship, "ReferencedEntity");
            var navigation = Text(relationship, "ReferencingEntityNavigationPropertyName");
            // "owner" stands for the tables a row can be owned by and has no rows to bind.
            var tables = table == "owner" ? OwnersOf(lookup) : [table];
            targets.AddRange(tables.Select(name => new LookupTarget(name, navigation)));
        }
        return targets;
    }

    private List<string> OwnersOf(string lookup)
    {
        var owners = _lookups.TryGetValue(lookup, out var row) && row.TryGetProperty("Targets", out var targets)
            ? targets.EnumerateArray().Select(target => target.GetString()!).Where(target => target != "owner").ToList()
            : [];
        return owners.Count > 0 ? owners : ["systemuser", "team"];
    }

    /// <summary>The labels of a choice column by value.</summary>
    public static Dictionary<string, string> OptionsOf(JsonElement choice)
    {
        var set = s_optionSets
            .Select(name => choice.TryGetProperty(name, out var value) ? value : default)
            .FirstOrDefault(value => value.ValueKind == JsonValueKind.Object);
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("Options", out var options))
            return [];
        return options.EnumerateArray().ToDictionary(
            option => option.GetProperty("Value").GetInt32().ToString(CultureInfo.InvariantCulture),
            option => Label(option));
    }

    private static string Label(JsonElement option)
    {
        if (!option.TryGetProperty("Label", out var label) || label.ValueKind != JsonValueKind.Object)
            return string.Empty;
        if (label.TryGetProperty("UserLocalizedLabel", out var own) && own.ValueKind == JsonValueKind.Object)
            return Text(own, "Label");
        return label.TryGetProperty("LocalizedLabels", out var all) && all.GetArrayLength() > 0 ? Text(all[0], "Label") : string.Empty;
    }

    private static Dictionary<string, JsonElement> ByName(IReadOnlyList<JsonElement> rows) =>
        rows.DistinctBy(row => Text(row, "LogicalName")).ToDictionary(row => Text(row, "LogicalName"));

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static string? Nested(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? Text(value, "Value") : null;

    private static bool Is(JsonElement row, string name) => !row.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.False;
}
