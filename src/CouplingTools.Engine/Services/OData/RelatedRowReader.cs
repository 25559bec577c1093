using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Adds the fields of a row's related rows to those of the row.</summary>
internal sealed class RelatedRowReader
{
    private readonly TableExpansion _expansion;
    private readonly Side _side;
    private readonly List<(string Column, string Field, FieldKind? Kind)> _columns;

    /// <summary>Prepares for the related rows' fields among those asked for.</summary>
    public RelatedRowReader(TableExpansion expansion, TableDescription table, IReadOnlyList<string> fields, Side side)
    {
        _expansion = expansion;
        _side = side;
        _columns =
        [
            .. from field in fields.Distinct(StringComparer.Ordinal)
               let column = expansion.RelatedField(field)
               where column is not null
               select (column, field, table.Fields.GetValueOrDefault(field)?.Kind),
        ];
    }

    /// <summary>One record for each related row.</summary>
    /// <exception cref="ServiceException">The answer lacks the related rows, or some of them.</exception>
    public IEnumerable<Record> Read(Record record, JsonElement row)
    {
        var isPaged = row.TryGetProperty($"{_expansion.Navigation}@odata.nextLink", out _);
        if (isPaged || !row.TryGetProperty(_expansion.Navigation, out var related))
            throw new ServiceException(ServiceErrors.Unreadable(_side, 200, _expansion.Navigation));
        return related.ValueKind switch
        {
            JsonValueKind.Array => related.EnumerateArray().Select(one => With(record, one)),
            JsonValueKind.Object => [With(record, related)],
            _ => [],
        };
    }

    private Record With(Record record, JsonElement related)
    {
        var values = new Dictionary<string, FieldValue>(record.Values, StringComparer.Ordinal);
        foreach (var (column, field, kind) in _columns)
        {
            if (related.TryGetProperty(column, out var value))
                values[field] = JsonValueReader.Read(kind, value);
        }
        return record with { Values = values };
    }
}
