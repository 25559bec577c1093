using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Finds the table a written lookup refers to.</summary>
internal static class LookupBinding
{
    /// <summary>
    /// The target of a value's key, which is a lookup's logical name or one of its navigation properties;
    /// <see langword="null"/> when the key is no lookup.
    /// </summary>
    public static (LookupTarget? Target, ServiceError? Error)? Find(TableDescription table, string key, FieldValue value)
    {
        if (table.Fields.TryGetValue(key, out var field) && field.Kind == FieldKind.Lookup)
            return ByLogicalName(field, value);
        var targets = table.Fields.Values.SelectMany(candidate => candidate.Targets);
        return targets.FirstOrDefault(target => target.Navigation == key) is { } named ? (named, Check(key, value)) : null;
    }

    private static (LookupTarget?, ServiceError?) ByLogicalName(FieldDescription field, FieldValue value)
    {
        var navigations = field.Targets.Select(target => target.Navigation).Distinct().ToList();
        if (navigations.Count > 1 && !value.IsBlank)
        {
            var names = string.Join(", ", navigations);
            return (null, ServiceErrors.Create(Side.Sales, "LookupTargetAmbiguous", ErrorClass.Configuration, 0, field.Name, names));
        }
        // Users and teams own rows through one navigation property; an owner is taken to be a user.
        var target = field.Targets.FirstOrDefault(t => t.LogicalName == "systemuser") ?? (field.Targets is [var first, ..] ? first : null);
        return target is null
            ? (null, ServiceErrors.Create(Side.Sales, "LookupTargetUnknown", ErrorClass.Configuration, 0, field.Name))
            : (target, Check(field.Name, value));
    }

    private static ServiceError? Check(string key, FieldValue value) =>
        value.IsBlank || value.Value is Guid || Guid.TryParse(value.Text, out _)
            ? null
            : ServiceErrors.Create(Side.Sales, "LookupNotAnId", ErrorClass.Data, 0, key, value.Text);
}
