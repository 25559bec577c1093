namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>The kinds of column that attribute types stand for (documentation: "Column data types in Microsoft Dataverse").</summary>
internal static class AttributeKinds
{
    public static FieldKind Of(string type, string? typeName) => type switch
    {
        "String" or "Memo" => FieldKind.Text,
        "Integer" or "BigInt" => FieldKind.Integer,
        "Decimal" or "Double" or "Money" => FieldKind.Number,
        "Boolean" => FieldKind.Boolean,
        "DateTime" => FieldKind.DateTime,
        "Picklist" or "State" or "Status" => FieldKind.Option,
        "Lookup" or "Customer" or "Owner" => FieldKind.Lookup,
        "Uniqueidentifier" => FieldKind.Guid,
        _ when typeName == "MultiSelectPicklistType" => FieldKind.Text,
        _ => FieldKind.Other,
    };
}
