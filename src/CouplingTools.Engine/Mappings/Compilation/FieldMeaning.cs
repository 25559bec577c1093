using System.Security.Cryptography;
using System.Text.Json;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>
/// Tells whether what two records agreed on in a field still means the same: it does not once other fields are mapped, or values are carried
/// otherwise. Policies, directions, filters and match rules leave it as it is.
/// </summary>
internal static class FieldMeaning
{
    private const int Length = 8;

    public static string Of(FieldMapping field)
    {
        var meaning = new
        {
            field.BusinessCentral,
            field.Sales,
            field.Codec,
            ToSales = field.TransformToSales.Select(Step),
            ToBusinessCentral = field.TransformToBusinessCentral.Select(Step),
            Options = Sorted(field.Options),
            Lookup = field.Lookup is { } lookup ? lookup with { IsPartOf = false, SalesNavigation = null, Remedy = null } : null,
            field.Scale,
            field.Minimum,
        };
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(meaning)))[..Length];
    }

    private static object Step(FieldTransformation step) => new { step.Kind, Arguments = Sorted(step.Arguments), Values = Sorted(step.Values) };

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> values) => values.OrderBy(value => value.Key, StringComparer.Ordinal);
}
