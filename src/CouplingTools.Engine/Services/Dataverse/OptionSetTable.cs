using System.Globalization;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>
/// The options of a choice column as if they were rows, read from the definitions whenever they are asked for (documentation: "Query table
/// definitions using the Web API"). They are not written: an administrator adds options, because each belongs to a solution.
/// </summary>
internal sealed class OptionSetTable(DataverseService service)
{
    public const string Value = "value";
    public const string Label = "label";

    public static TableDescription Describe(TableReference table)
    {
        FieldDescription[] fields =
        [
            new() { Name = table.Key, Kind = FieldKind.Guid, CanCreate = false, CanUpdate = false },
            new() { Name = Value, Kind = FieldKind.Integer, CanCreate = false, CanUpdate = false },
            new() { Name = Label, Kind = FieldKind.Text },
        ];
        return new(table, fields.ToDictionary(field => field.Name)) { CanInsert = false, CanUpdate = false, CanDelete = false };
    }

    public async Task<IReadOnlyList<Record>> ReadAsync(TableReference table, string? filter, CancellationToken cancellationToken)
    {
        if (filter is not null)
            throw ServiceErrors.Configuration(Side.Sales, "OptionSetFilter", table.OptionSet);
        using var document = await service.ReadJsonAsync(
            $"EntityDefinitions(LogicalName='{table.LogicalName}')/Attributes(LogicalName='{table.OptionSet}')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
            "$select=LogicalName&$expand=OptionSet,GlobalOptionSet", cancellationToken);
        return [.. AttributeDetails.OptionsOf(document.RootElement).Select(option => RecordOf(table, option.Key, option.Value))];
    }

    public async Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, CancellationToken cancellationToken)
    {
        var wanted = values.Select(value => value.Text.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var options = await ReadAsync(table, filter, cancellationToken);
        return [.. options.Where(option => wanted.Contains(option[key].Text.Trim()))];
    }

    /// <summary>Refuses every write, with the options there are.</summary>
    public async Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, CancellationToken cancellationToken)
    {
        var options = await ReadAsync(table, null, cancellationToken);
        var legal = string.Join(", ", options.Select(option => $"{option[Value].Text} = '{option[Label].Text}'"));
        return
        [
            .. operations.Select(operation => new WriteAnswer(WriteStatus.Refused, null, ServiceErrors.Create(
                Side.Sales, "OptionSetReadOnly", ErrorClass.Data, 0,
                operation.Values.FirstOrDefault(value => value.Key == Label).Value.Text, table.OptionSet, table.LogicalName, legal))),
        ];
    }

    private static Record RecordOf(TableReference table, string value, string label)
    {
        var number = int.Parse(value, CultureInfo.InvariantCulture);
        var id = OptionId.Of(table.LogicalName!, table.OptionSet!, number);
        return new(id, label, null, new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            [table.Key] = FieldValue.Of(id),
            [Value] = FieldValue.Of(number),
            [Label] = FieldValue.Of(label),
        });
    }
}
