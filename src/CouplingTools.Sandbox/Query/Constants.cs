using System.Globalization;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>Converts parsed literals into values as rows hold them.</summary>
internal static class Constants
{
    /// <summary>The value of a literal that is compared with the column; without a column it keeps its own type.</summary>
    public static object? Read(ConstantNode node, ColumnSchema? column) => (node.Value, column?.Type) switch
    {
        (null, _) => null,
        (ODataEnumValue value, _) => Member(value, node),
        (_, ColumnType.DateTime) when IsDate(node) => new DateTimeOffset(Date(node), TimeOnly.MinValue, TimeSpan.Zero),
        _ when IsDate(node) => Date(node),
        (DateTimeOffset time, ColumnType.Date) => DateOnly.FromDateTime(time.UtcDateTime),
        (int or long or short or byte or float or double or decimal, ColumnType.Decimal) => Convert.ToDecimal(node.Value, CultureInfo.InvariantCulture),
        (int or long or short or byte or float or double or decimal, ColumnType.Double) => Convert.ToDouble(node.Value, CultureInfo.InvariantCulture),
        (short or byte, _) => Convert.ToInt32(node.Value, CultureInfo.InvariantCulture),
        (float or decimal, not null) => Convert.ToDouble(node.Value, CultureInfo.InvariantCulture),
        (string text, ColumnType.Code) => text.ToUpperInvariant(),
        var (value, _) => value,
    };

    private static bool IsDate(ConstantNode node) => node.TypeReference?.IsDate() == true;

    private static DateOnly Date(ConstantNode node) => DateOnly.Parse(node.Value.ToString()!, CultureInfo.InvariantCulture);

    private static string Member(ODataEnumValue value, ConstantNode node)
    {
        var type = (IEdmEnumType)node.TypeReference.Definition;
        return long.TryParse(value.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? type.Members.First(m => m.Value.Value == number).Name
            : value.Value;
    }
}
