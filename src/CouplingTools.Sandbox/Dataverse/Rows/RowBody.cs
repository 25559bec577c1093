using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Values;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>
/// Puts the values of a JSON body into a row. Properties, navigation properties and their case are those of the
/// metadata; a column that may not be written is ignored, or refused where the profile says so.
/// </summary>
/// <remarks>
/// Fidelity: related rows nested in a create request are created for single-valued navigation properties;
/// collections of related rows are refused.
/// </remarks>
internal sealed class RowBody(DataverseCall call, TableSchema table, bool forCreate)
{
    private const string Bind = "@odata.bind";

    /// <summary>The columns the body set.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Applies every property of the body to the row.</summary>
    public void Apply(Row row, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Errors.Payload(table.Set, "An unexpected node was found when reading from the JSON reader. A 'StartObject' node was expected.");
        }

        foreach (var property in body.EnumerateObject())
        {
            if (property.Name.EndsWith(Bind, StringComparison.Ordinal))
            {
                ApplyBind(row, property.Name[..^Bind.Length], property.Value);
            }
            else if (!property.Name.Contains('@', StringComparison.Ordinal))
            {
                Apply(row, property.Name, property.Value);
            }
        }
    }

    /// <summary>Sets one column, or the lookup behind a navigation property.</summary>
    public void Apply(Row row, string name, JsonElement value)
    {
        if (table.Property(name) is { } column)
        {
            if (column.Type == ColumnType.Lookup)
            {
                throw new DataverseException(
                    System.Net.HttpStatusCode.BadRequest,
                    "0x80048d19",
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
            }

            if (MayWrite(column))
            {
                Set(row, column, JsonValue.Read(table, column, value, call.Profile));
            }
        }
        else if (table.Navigation(name) is { } navigation)
        {
            ApplyNested(row, navigation, value);
        }
        else
        {
            throw value.ValueKind == JsonValueKind.Array
                ? Errors.NotImplemented($"The sandbox does not create related rows in the collection '{name}'.")
                : Errors.Payload(table.Set, $"The property '{name}' does not exist on type '{Tables.TypeName(table)}'. Make sure to only use property names that are defined by the type.");
        }
    }

    /// <summary>Points the lookup behind a navigation property to the row of a URL, or clears it.</summary>
    public void ApplyBind(Row row, string name, JsonElement value)
    {
        var navigation = table.Navigation(name) ?? throw Errors.Payload(
            table.Set,
            $"An undeclared property '{name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.");
        if (value.ValueKind == JsonValueKind.Null)
        {
            Clear(row, navigation);
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            Point(row, navigation, TableReference.Resolve(call, value.GetString()!));
        }
        else
        {
            throw Errors.Payload(table.Set, $"The value of the annotation '{name}{Bind}' must be a string.");
        }
    }

    /// <summary>Points the lookup behind a navigation property to a row of one of its tables.</summary>
    public void Point(Row row, NavigationSchema navigation, Row target)
    {
        if (target.Table.Set != navigation.Table)
        {
            throw Errors.Payload(table.Set, $"A record of the entity set '{target.Table.Set}' cannot be bound to the navigation property '{navigation.Name}'.");
        }

        var column = table.Column(navigation.Column)!;
        if (MayWrite(column))
        {
            Set(row, column, target.Id);
            SetType(row, column, target.Table.Entity);
        }
    }

    /// <summary>Clears the lookup behind a navigation property.</summary>
    public void Clear(Row row, NavigationSchema navigation)
    {
        var column = table.Column(navigation.Column)!;
        if (MayWrite(column))
        {
            Set(row, column, JsonValue.Read(table, column, JsonSerializer.SerializeToElement<string?>(null), call.Profile));
            SetType(row, column, null);
        }
    }

    private static void SetType(Row row, ColumnSchema column, string? entity)
    {
        if (column.TypeColumn is { } typeColumn)
        {
            row[typeColumn] = entity;
        }
    }

    private void ApplyNested(Row row, NavigationSchema navigation, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Clear(row, navigation);
        }
        else if (value.ValueKind == JsonValueKind.Object && forCreate)
        {
            Point(row, navigation, RowWriter.Create(call, call.Schema.Target(navigation), value, null));
        }
        else
        {
            throw Errors.Payload(table.Set, $"A nested value for the navigation property '{navigation.Name}' is only allowed as an object in a create request.");
        }
    }

    private bool MayWrite(ColumnSchema column)
    {
        var refused = column.Kind == "State" && forCreate ? call.Profile.RefuseStateOnCreate : call.Profile.RefuseReadOnlyColumns;
        return (forCreate ? column.CanCreate : column.CanUpdate)
            || (refused ? throw Errors.InvalidArgument($"The column '{column.Name}' cannot be set by this operation.") : false);
    }

    private void Set(Row row, ColumnSchema column, object? value)
    {
        row[column.Name] = value;
        Written.Add(column.Name);
    }
}
