using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Queries;

/// <summary>The $skiptoken of a next link: the number of the next page and the last row of the one before it.</summary>
/// <param name="After">The values of the sort keys of the last row; null for the first page.</param>
internal sealed record PagingCookie(int Page, IReadOnlyList<object?>? After)
{
    /// <summary>The token of the page after these rows.</summary>
    public static string Encode(ReadPlan plan, IReadOnlyList<Row> rows, int page, bool tracking)
    {
        var (first, last) = (PlanReader.Position(plan, rows[0]), PlanReader.Position(plan, rows[^1]));
        var keys = plan.Order.Select((key, i) => new XElement(key.Column.Name, Value("last", last[i]), Value("first", first[i])));
        var inner = new XElement("cookie", new XAttribute("page", page), keys).ToString(SaveOptions.DisableFormatting);
        return $"<cookie pagenumber=\"{page + 1}\" pagingcookie=\"{Uri.EscapeDataString(inner)}\" istracking=\"{tracking}\" />";
    }

    /// <summary>Reads a token.</summary>
    public static PagingCookie Decode(ReadPlan plan, string? token)
    {
        if (token is null)
        {
            return new PagingCookie(1, null);
        }

        try
        {
            var outer = XElement.Parse(token);
            var inner = XElement.Parse(Uri.UnescapeDataString(outer.Attribute("pagingcookie")!.Value));
            var values = plan.Order.Select(key => Value(key.Column, inner.Element(key.Column.Name)!)).ToArray();
            return new PagingCookie((int)outer.Attribute("pagenumber")!, values);
        }
        catch (Exception error) when (error is XmlException or NullReferenceException or FormatException)
        {
            throw Errors.Uri("Malformed XML in the Paging Cookie");
        }
    }

    private static XAttribute Value(string name, object? value) => value switch
    {
        null => new XAttribute($"{name}null", "1"),
        Guid id => new XAttribute(name, id.ToString("B").ToUpperInvariant()),
        DateOnly or DateTimeOffset => new XAttribute(name, RowJson.Time(value)),
        bool flag => new XAttribute(name, flag ? "1" : "0"),
        _ => new XAttribute(name, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private static object? Value(ColumnSchema column, XElement element)
    {
        if (element.Attribute("lastnull") is not null)
        {
            return null;
        }

        var text = element.Attribute("last")!.Value;
        return column.Type switch
        {
            ColumnType.Guid or ColumnType.Lookup => Guid.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Int or ColumnType.Option => int.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Long => long.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Bool => text == "1",
            ColumnType.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.DateTime => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
