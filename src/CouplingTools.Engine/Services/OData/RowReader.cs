using System.Text;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Turns rows of JSON into records. Rows of one answer mostly list their columns in one order, which is remembered.</summary>
internal sealed class RowReader
{
    private readonly Dictionary<string, Column> _columns = [];
    private readonly List<(byte[] Name, Column? Column)> _order = [];
    private readonly Column _key;
    private readonly Column? _modified;
    private readonly Side _side;
    private readonly bool _isSelected;
    private readonly int _wanted;
    private readonly RelatedRowReader? _related;

    /// <summary>Prepares for the fields asked for, or for every column when <paramref name="fields"/> is <see langword="null"/>.</summary>
    public RowReader(IODataDialect dialect, TableDescription table, IReadOnlyList<string>? fields)
    {
        _side = dialect.Side;
        var wanted = fields ?? [.. table.Fields.Values.Where(f => f.CanRead && f.Kind != FieldKind.Other).Select(f => f.Name)];
        if (table.Table.Expansion is { } expansion)
        {
            _related = new(expansion, table, wanted, _side);
            wanted = [.. wanted.Where(field => expansion.RelatedField(field) is null)];
        }
        foreach (var field in wanted)
            Add(dialect, table, field).IsWanted = true;
        _isSelected = fields is not null;
        _wanted = _columns.Values.Count(column => column.IsWanted);
        _key = Add(dialect, table, table.Table.Key);
        _modified = dialect.ModifiedField(table) is { } modified ? Add(dialect, table, modified) : null;
    }

    /// <summary>Reads one row.</summary>
    /// <exception cref="ServiceException">The row has no id, or not every field asked for: what is left out would pass for blank.</exception>
    public Record Read(JsonElement row)
    {
        var record = TryRead(row, string.Empty) ?? throw new ServiceException(ServiceErrors.Unreadable(_side, 200, _key.Field));
        return !_isSelected || record.Values.Count == _wanted
            ? record
            : throw new ServiceException(ServiceErrors.Unreadable(_side, 200, _columns.Values.First(column => column.IsWanted && !record.Values.ContainsKey(column.Field)).Field));
    }

    /// <summary>Adds one row to a page, once for each of its related rows where there is an expansion.</summary>
    /// <exception cref="ServiceException">The row has no id, or not all its related rows.</exception>
    public void ReadInto(List<Record> page, JsonElement row)
    {
        var record = Read(row);
        if (_related is null)
            page.Add(record);
        else
            page.AddRange(_related.Read(record, row));
    }

    /// <summary>Reads one row; <see langword="null"/> when it has no id. A version in the row stands above the one given.</summary>
    public Record? TryRead(JsonElement row, string version)
    {
        var values = new Dictionary<string, FieldValue>(_wanted, StringComparer.Ordinal);
        Guid? id = null;
        DateTimeOffset? modified = null;
        var position = 0;
        foreach (var property in row.EnumerateObject())
        {
            if (property.NameEquals("@odata.etag"u8))
                version = property.Value.GetString() ?? version;
            if (Find(property, position++) is not { } column)
                continue;
            if (column.IsSimple && property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                throw new ServiceException(ServiceErrors.Unreadable(_side, 200, column.Field));
            var value = JsonValueReader.Read(column.Kind, property.Value);
            if (column == _key)
                id = value.Value as Guid?;
            if (column == _modified)
                modified = value.Value as DateTimeOffset?;
            if (column.IsWanted)
                values[column.Field] = value;
        }
        return id is { } known ? new Record(known, version, modified, values) : null;
    }

    /// <summary>Whether a record holds every field asked for.</summary>
    public bool IsComplete(Record record) => record.Version.Length > 0 && record.Values.Count == _wanted;

    private Column? Find(JsonProperty property, int position)
    {
        if (position < _order.Count && property.NameEquals(_order[position].Name))
            return _order[position].Column;
        var name = property.Name;
        var column = _columns.GetValueOrDefault(name);
        if (position == _order.Count)
            _order.Add((Encoding.UTF8.GetBytes(name), column));
        return column;
    }

    private Column Add(IODataDialect dialect, TableDescription table, string field)
    {
        var name = dialect.WireName(table, field);
        if (!_columns.TryGetValue(name, out var column))
            _columns[name] = column = new(field, KindOf(table, field));
        return column;
    }

    private static FieldKind? KindOf(TableDescription table, string field) =>
        table.Fields.TryGetValue(field, out var description) ? description.Kind
        : field == table.Table.Key ? FieldKind.Guid
        : null;

    private sealed class Column(string name, FieldKind? kind)
    {
        public string Field => name;

        public FieldKind? Kind => kind;

        /// <summary>Whether its values are no objects or lists.</summary>
        public bool IsSimple => kind is not null and not FieldKind.Other;

        public bool IsWanted { get; set; }
    }
}
