using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Dataverse.Values;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Json;

/// <summary>Writes rows as JSON objects: ETag, the columns asked for and always the key, annotations and expanded rows.</summary>
internal sealed class RowJson
{
    private static readonly TableSchema s_currencies = SchemaFiles.Dataverse.Table("transactioncurrencies");

    private readonly DataverseCall _call;
    private readonly ReadPlan _plan;
    private readonly ColumnSchema[] _columns;
    private readonly bool _formatted;
    private readonly bool _logicalName;
    private readonly bool _navigation;
    private readonly (Expansion Expansion, RowJson Json)[] _expansions;

    public RowJson(DataverseCall call, ReadPlan plan)
    {
        _call = call;
        _plan = plan;
        var key = plan.Table.Column(plan.Table.Key)!;
        _columns = plan.Shown.Contains(key) ? [.. plan.Shown] : [.. plan.Shown, key];
        _formatted = call.Preferences.Includes(Annotations.FormattedValue);
        _logicalName = call.Preferences.Includes(Annotations.LookupLogicalName);
        _navigation = call.Preferences.Includes(Annotations.NavigationProperty);
        _expansions = plan.Expand.Select(expansion => (expansion, new RowJson(call, expansion.Plan))).ToArray();
    }

    /// <summary>Writes the rows as objects one after the other.</summary>
    public void Write(Utf8JsonWriter writer, IReadOnlyList<Row> rows, string? context = null)
    {
        var related = _expansions.Select(item => PlanReader.ReadExpansion(_call.Session, item.Expansion, rows)).ToArray();
        foreach (var row in rows)
        {
            Write(writer, row, context, related);
        }
    }

    /// <summary>Writes the value of one column without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, ColumnSchema column, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case Guid id: writer.WriteStringValue(id); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(JsonNumbers.WithScale(column, number)); break;
            case double number: writer.WriteNumberValue(number); break;
            default: writer.WriteStringValue(Time(value)); break;
        }
    }

    /// <summary>The wire form of a date or a time.</summary>
    public static string Time(object value) => value is DateOnly day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Write(Utf8JsonWriter writer, Row row, string? context, ILookup<object, Row>[] related)
    {
        writer.WriteStartObject();
        if (context is not null)
        {
            writer.WriteString("@odata.context", context);
        }

        writer.WriteString("@odata.etag", Conditions.ETag(row));
        foreach (var column in _columns)
        {
            Write(writer, row, column);
        }

        for (var i = 0; i < _expansions.Length; i++)
        {
            WriteExpansion(writer, row, _expansions[i], related[i]);
        }

        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Row row, ColumnSchema column)
    {
        var value = row[column.Name];
        if (value is not null && (_formatted || _logicalName || _navigation))
        {
            Annotate(writer, row, column, value);
        }

        writer.WritePropertyName(column.Property);
        WriteValue(writer, column, value);
    }

    private void Annotate(Utf8JsonWriter writer, Row row, ColumnSchema column, object value)
    {
        if (column.Type != ColumnType.Lookup)
        {
            if (_formatted && FormattedValue.Of(column, value, Symbol(row, column)) is { } text)
            {
                writer.WriteString($"{column.Property}@{Annotations.FormattedValue}", text);
            }

            return;
        }

        if (Target(row, column) is not { } target)
        {
            return;
        }

        var table = SchemaFiles.DataverseWithCompanies.Table(target.Table);
        if (_formatted && _call.Referenced(table, (Guid)value)?[table.NameColumn!] is string name)
        {
            writer.WriteString($"{column.Property}@{Annotations.FormattedValue}", name);
        }

        if (_navigation)
        {
            writer.WriteString($"{column.Property}@{Annotations.NavigationProperty}", target.Navigation);
        }

        if (_logicalName)
        {
            writer.WriteString($"{column.Property}@{Annotations.LookupLogicalName}", table.Entity);
        }
    }

    private static LookupTarget? Target(Row row, ColumnSchema column)
    {
        var known = column.Targets.Where(target => SchemaFiles.DataverseWithCompanies.Find(target.Table) is not null);
        return column.TypeColumn is null
            ? known.FirstOrDefault()
            : known.FirstOrDefault(target => SchemaFiles.DataverseWithCompanies.Table(target.Table).Entity == row.Text(column.TypeColumn));
    }

    private string Symbol(Row row, ColumnSchema column)
    {
        if (column.Kind != "Money")
        {
            return "";
        }

        // The row at hand holds only the columns asked for.
        var isBase = column.Name.EndsWith("_base", StringComparison.Ordinal);
        var currency = isBase ? null : _call.Referenced(_plan.Table, row.Id)?["transactioncurrencyid"] as Guid?;
        return _call.Referenced(s_currencies, currency ?? _call.Organization.BaseCurrencyId)?.Text("currencysymbol") ?? "";
    }

    private static void WriteExpansion(Utf8JsonWriter writer, Row row, (Expansion Expansion, RowJson Json) item, ILookup<object, Row> related)
    {
        writer.WritePropertyName(item.Expansion.Navigation.Name);
        if (row[item.Expansion.Navigation.Column] is { } id && related[id].FirstOrDefault() is { } target)
        {
            item.Json.Write(writer, [target]);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
