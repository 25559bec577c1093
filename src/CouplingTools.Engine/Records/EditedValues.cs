using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Records;

/// <summary>Checks and converts the values a person gave against the live description of the table.</summary>
internal static class EditedValues
{
    /// <exception cref="CouplingException"><c>FieldUnknown</c>, <c>FieldReadOnly</c>, <c>ValueTooLong</c> or <c>ValueNotConvertible</c>.</exception>
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
                edited.Add(new(field.Name, Convert(description, field, value, kind)));
            else if (bindings.TryGetValue(name, out var binding))
                edited.Add(new(binding.Navigation, Convert(description, binding.Field, value, kind)));
            else
                throw Unknown(description, name);
        }

        return edited;
    }

    private static FieldValue Convert(TableDescription description, FieldDescription field, object? value, WriteKind kind)
    {
        var isWritable = kind == WriteKind.Create ? field.CanCreate : field.CanUpdate;
        if (!isWritable || field.Kind == FieldKind.Other)
            throw ErrorText.Exception("FieldReadOnly", ErrorClass.Data, field.Name, description.Table.EntitySet);

        var converted = GivenValue.Convert(field, value)
            ?? throw ErrorText.Exception("ValueNotConvertible", ErrorClass.Data, value, field.Name, field.Kind, string.Join(", ", field.Options.Select(option => $"{option.Key} ({option.Value})")));
        if (field.MaxLength is { } limit && converted.Text.Length > limit)
            throw ErrorText.Exception("ValueTooLong", ErrorClass.Data, field.Name, CodecAnswer.Quote(converted.Text), converted.Text.Length, field.Name, description.Table.EntitySet, limit);
        return converted;
    }

    private static CouplingException Unknown(TableDescription description, string name)
    {
        var nearest = NearestName.Of(name, [.. description.Fields.Keys]);
        return ErrorText.Exception("FieldUnknown", ErrorClass.Data, name, description.Table.EntitySet, nearest ?? "-");
    }
}
