using System.Globalization;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Compilation;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Records;

/// <summary>Checks and converts the values a person gave against the live description of the table.</summary>
internal static class EditedValues
{
    /// <exception cref="CouplingException"><c>FieldUnknown</c>, <c>FieldReadOnly</c>, <c>LookupTargetAmbiguous</c>, <c>ValueTooLong</c> or <c>ValueNotConvertible</c>.</exception>
    public static IReadOnlyList<KeyValuePair<string, FieldValue>> Of(
        TableDescription description, IReadOnlyDictionary<string, object?> values, WriteKind kind)
    {
        var fields = description.Fields.Values.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        var bindings = description.Fields.Values
            .SelectMany(field => field.Targets.Select(target => (target.Navigation, Field: field)))
            .DistinctBy(binding => binding.Navigation)
            .ToDictionary(binding => binding.Navigation, binding => binding, StringComparer.OrdinalIgnoreCase);

        var edited = new List<KeyValuePair<string, FieldValue>>(values.Count);
        foreach (var (name, value) in values)
        {
            if (fields.TryGetValue(name, out var field))
                edited.Add(new(field.Name, Convert(description, name, field, value, kind)));
            else if (bindings.TryGetValue(name, out var binding))
                edited.Add(new(binding.Navigation, Convert(description, name, binding.Field, value, kind)));
            else
                throw Unknown(description, name);
        }

        return edited;
    }

    private static FieldValue Convert(TableDescription description, string name, FieldDescription field, object? value, WriteKind kind)
    {
        var isWritable = kind == WriteKind.Create ? field.CanCreate : field.CanUpdate;
        if (!isWritable || field.Kind == FieldKind.Other)
            throw ErrorText.Exception("FieldReadOnly", ErrorClass.Data, field.Name, description.Table.EntitySet);

        CheckTarget(name, field, value);
        var converted = GivenValue.Convert(field, value) ?? throw NotTaken(field, value);
        if (field.MaxLength is { } limit && converted.Text.Length > limit)
            throw ErrorText.Exception("ValueTooLong", ErrorClass.Data, field.Name, CodecAnswer.Quote(converted.Text), converted.Text.Length, field.Name, description.Table.EntitySet, limit);
        return converted;
    }

    private static CouplingException NotTaken(FieldDescription field, object? value)
    {
        var text = field.Options.Count > 0 ? "OptionNotTaken" : "ValueNotTaken";
        object?[] arguments = [CodecAnswer.Quote(System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty), field.Name, field.Kind, OptionLabels.Text(field.Options)];
        return new CouplingException("ValueNotConvertible", ErrorClass.Data, ErrorText.Message(text, arguments), ErrorText.Action(text));
    }

    /// <summary>An id alone does not say of which table it is. An owner is taken to be a user, because users and teams share one property.</summary>
    private static void CheckTarget(string name, FieldDescription field, object? value)
    {
        var navigations = field.Targets.Select(target => target.Navigation).Distinct(StringComparer.Ordinal).ToList();
        if (value is not (null or "") && navigations.Count > 1 && name.Equals(field.Name, StringComparison.OrdinalIgnoreCase))
            throw ErrorText.Exception("LookupTargetAmbiguous", ErrorClass.Data, Side.Sales, field.Name, string.Join(", ", navigations));
    }

    private static CouplingException Unknown(TableDescription description, string name)
    {
        var nearest = NearestName.Of(name, [.. description.Fields.Keys]);
        return new CouplingException(
            "FieldUnknown",
            ErrorClass.Data,
            ErrorText.Message(nearest is null ? "FieldUnknown" : "FieldUnknownNear", name, description.Table.EntitySet, nearest),
            ErrorText.Action("FieldUnknown"));
    }
}
