using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Values;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>Finds rows by primary or alternate key, after the page "Use an alternate key to reference a record".</summary>
internal static class KeyResolver
{
    /// <summary>The row the key names, or null.</summary>
    public static Row? Find(DataverseCall call, TableSchema table, RecordKey key)
    {
        if (PrimaryKey(table, key) is { } id)
        {
            return call.Session.Find(table, id);
        }

        var values = Values(table, key);
        return Matching(call, table, key).Find(call.Session, table, column => values[column]);
    }

    /// <summary>The id in the key, in its short form or as <c>accountid=guid</c>; null for an alternate key.</summary>
    public static Guid? PrimaryKey(TableSchema table, RecordKey key) => key switch
    {
        { Id: { } id } => id,
        { Members: [var member] } when member.Name == table.Key =>
            Guid.TryParse(member.Value, out var id) ? id : throw Errors.Uri($"Unrecognized 'Edm.Guid' literal '{member.Value}'."),
        _ => null,
    };

    /// <summary>The values of an alternate key by column.</summary>
    public static IReadOnlyDictionary<string, object?> Values(TableSchema table, RecordKey key) =>
        key.Members.ToDictionary(member => Column(table, member).Name, member => Value(table, Column(table, member), member));

    /// <summary>The refusal of a key that names no row.</summary>
    public static DataverseException Missing(TableSchema table, RecordKey key) =>
        PrimaryKey(table, key) is { } id ? Errors.DoesNotExist(table.Entity, id) : Errors.NoRowWithKey(table.Entity);

    private static AlternateKey Matching(DataverseCall call, TableSchema table, RecordKey key)
    {
        var columns = key.Members.Select(member => Column(table, member).Name).ToHashSet(StringComparer.Ordinal);
        return AlternateKey.Of(call.Session, table).FirstOrDefault(candidate => columns.SetEquals(candidate.Columns)) ?? throw Undefined(table);
    }

    private static ColumnSchema Column(TableSchema table, KeyMember member) => table.Property(member.Name) ?? throw Undefined(table);

    private static DataverseException Undefined(TableSchema table) => Errors.Uri(
        $"The key in the request URI is not valid for resource '{Tables.TypeName(table)}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource type.");

    private static object? Value(TableSchema table, ColumnSchema column, KeyMember member)
    {
        if (member.IsQuoted != (column.Type == ColumnType.Text))
        {
            throw Errors.Uri($"The value '{member.Value}' of the key '{column.Name}' is not of the type '{EdmTypes.Of(column)}'.");
        }

        return column.Type switch
        {
            ColumnType.Text => member.Value,
            ColumnType.Lookup or ColumnType.Guid => Guid.TryParse(member.Value, out var id) ? id : throw Unreadable(column, member),
            ColumnType.Int or ColumnType.Option => int.TryParse(member.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Unreadable(column, member),
            ColumnType.Decimal => decimal.TryParse(member.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw Unreadable(column, member),
            ColumnType.Date => TimeValue.Day(table, JsonSerializer.SerializeToElement(member.Value)),
            ColumnType.DateTime => TimeValue.PointInTime(table, column, JsonSerializer.SerializeToElement(member.Value)),
            _ => throw Unreadable(column, member),
        };
    }

    private static DataverseException Unreadable(ColumnSchema column, KeyMember member) =>
        Errors.Uri($"Unrecognized '{EdmTypes.Of(column)}' literal '{member.Value}'.");
}
