using CouplingTools.Sandbox.Schema;
using Microsoft.OData.Edm;

namespace CouplingTools.Sandbox.Query;

/// <summary>Builds the model that query options are parsed against.</summary>
internal static class EdmModelFactory
{
    public static IEdmModel Build(ServiceSchema schema)
    {
        var model = new EdmModel();
        var enums = schema.Enums.ToDictionary(e => e.Name, e => Enum(model, schema, e), StringComparer.Ordinal);
        var tables = schema.Tables.Where(t => !t.Hidden).ToList();
        var types = tables.ToDictionary(t => t.Set, t => Entity(model, schema, t, enums), StringComparer.Ordinal);
        var container = new EdmEntityContainer(schema.Namespace, schema.Container);
        model.AddElement(container);
        var sets = tables.ToDictionary(t => t.Set, t => container.AddEntitySet(t.Set, types[t.Set]), StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var navigation in table.AllNavigations.Where(n => types.ContainsKey(n.Table)))
            {
                var property = types[table.Set].AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
                {
                    Name = navigation.Name,
                    Target = types[navigation.Table],
                    TargetMultiplicity = navigation.Collection ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
                });
                sets[table.Set].AddNavigationTarget(property, sets[navigation.Table]);
            }
        }
        return model;
    }

    private static EdmEnumType Enum(EdmModel model, ServiceSchema schema, EnumSchema source)
    {
        var type = new EdmEnumType(schema.Namespace, source.Name);
        foreach (var member in source.Members)
            type.AddMember(member.Name, new EdmEnumMemberValue(member.Value));
        model.AddElement(type);
        return type;
    }

    private static EdmEntityType Entity(EdmModel model, ServiceSchema schema, TableSchema table, Dictionary<string, EdmEnumType> enums)
    {
        var type = model.AddEntityType(schema.Namespace, table.Entity);
        foreach (var column in table.Columns.Where(c => !c.Hidden))
        {
            var property = column.Type == ColumnType.Enum
                ? type.AddStructuralProperty(column.Property, new EdmEnumTypeReference(enums[column.Enum!], isNullable: true))
                : type.AddStructuralProperty(column.Property, Primitive(column.Type), isNullable: column.Name != table.Key);
            if (column.Name == table.Key)
                type.AddKeys(property);
        }
        return type;
    }

    /// <summary>The primitive type a column has on the wire.</summary>
    public static EdmPrimitiveTypeKind Primitive(ColumnType type) => type switch
    {
        ColumnType.Guid or ColumnType.Lookup => EdmPrimitiveTypeKind.Guid,
        ColumnType.Int or ColumnType.Option => EdmPrimitiveTypeKind.Int32,
        ColumnType.Long => EdmPrimitiveTypeKind.Int64,
        ColumnType.Decimal => EdmPrimitiveTypeKind.Decimal,
        ColumnType.Double => EdmPrimitiveTypeKind.Double,
        ColumnType.Bool => EdmPrimitiveTypeKind.Boolean,
        ColumnType.Date => EdmPrimitiveTypeKind.Date,
        ColumnType.DateTime => EdmPrimitiveTypeKind.DateTimeOffset,
        _ => EdmPrimitiveTypeKind.String,
    };
}
