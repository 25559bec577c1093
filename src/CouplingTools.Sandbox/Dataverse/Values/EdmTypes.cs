using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>The OData types of columns.</summary>
internal static class EdmTypes
{
    /// <summary>The full name of the column's type in $metadata.</summary>
    public static string Of(ColumnSchema column) => column.Type switch
    {
        ColumnType.Guid or ColumnType.Lookup => "Edm.Guid",
        ColumnType.Int or ColumnType.Option => "Edm.Int32",
        ColumnType.Long => "Edm.Int64",
        ColumnType.Decimal => "Edm.Decimal",
        ColumnType.Double => "Edm.Double",
        ColumnType.Bool => "Edm.Boolean",
        ColumnType.Date => "Edm.Date",
        ColumnType.DateTime => "Edm.DateTimeOffset",
        _ => "Edm.String",
    };
}
