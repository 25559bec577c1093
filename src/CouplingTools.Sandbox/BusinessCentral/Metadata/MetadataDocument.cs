using System.Globalization;
using System.Text;
using System.Xml;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Metadata;

/// <summary>$metadata: types, lengths, enumerations, and what may be done with each set.</summary>
/// <remarks>Fidelity: only what is imitated is listed; sets, properties and enumerations are those of a real service.</remarks>
internal static class MetadataDocument
{
    private const string Edmx = "http://docs.oasis-open.org/odata/ns/edmx";
    private const string Edm = "http://docs.oasis-open.org/odata/ns/edm";

    private static readonly Lazy<string> s_xml = new(Write);

    /// <summary>The document.</summary>
    public static string Xml => s_xml.Value;

    private static string Write()
    {
        var schema = SchemaFiles.BusinessCentral;
        var tables = schema.Tables.Where(t => !t.Hidden).ToList();
        using var text = new Utf8StringWriter();
        using (var w = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            w.WriteStartElement("edmx", "Edmx", Edmx);
            w.WriteAttributeString("Version", "4.0");
            w.WriteStartElement("DataServices", Edmx);
            w.WriteStartElement("Schema", Edm);
            w.WriteAttributeString("Namespace", schema.Namespace);
            foreach (var source in schema.Enums)
                Enum(w, source);
            foreach (var table in tables)
                Type(w, schema, table, tables);
            w.WriteStartElement("EntityContainer", Edm);
            w.WriteAttributeString("Name", schema.Container);
            foreach (var table in tables)
                Set(w, schema, table);
            w.WriteEndElement();
            w.WriteEndElement();
            w.WriteEndElement();
            w.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Enum(XmlWriter w, EnumSchema source)
    {
        Start(w, "EnumType", ("Name", source.Name));
        foreach (var member in source.Members)
            Leaf(w, "Member", ("Name", member.Name), ("Value", member.Value.ToString(CultureInfo.InvariantCulture)));
        w.WriteEndElement();
    }

    private static void Type(XmlWriter w, ServiceSchema schema, TableSchema table, List<TableSchema> tables)
    {
        Start(w, "EntityType", ("Name", table.Entity));
        Start(w, "Key");
        Leaf(w, "PropertyRef", ("Name", table.Key));
        w.WriteEndElement();
        foreach (var column in table.Columns.Where(c => !c.Hidden))
            Property(w, schema, column);
        foreach (var navigation in table.Navigations)
        {
            var type = $"{schema.Namespace}.{schema.Target(navigation).Entity}";
            Start(w, "NavigationProperty", ("Name", navigation.Name), ("Type", navigation.Collection ? $"Collection({type})" : type), ("ContainsTarget", "true"));
            Leaf(w, "ReferentialConstraint", ("Property", navigation.Column), ("ReferencedProperty", navigation.TargetColumn));
            w.WriteEndElement();
        }
        foreach (var inCompany in table.Set == "companies" ? tables.Where(t => t != table) : [])
            Leaf(w, "NavigationProperty", ("Name", inCompany.Set), ("Type", $"Collection({schema.Namespace}.{inCompany.Entity})"), ("ContainsTarget", "true"));
        w.WriteEndElement();
    }

    private static void Property(XmlWriter w, ServiceSchema schema, ColumnSchema column)
    {
        var type = column.Type == ColumnType.Enum ? $"{schema.Namespace}.{column.Enum}" : $"Edm.{EdmModelFactory.Primitive(column.Type)}";
        Start(w, "Property", ("Name", column.Name), ("Type", type));
        if (column.Required)
            w.WriteAttributeString("Nullable", "false");
        if (column.MaxLength is { } length)
            w.WriteAttributeString("MaxLength", length.ToString(CultureInfo.InvariantCulture));
        if (column.Type == ColumnType.Decimal)
            w.WriteAttributeString("Scale", "Variable");
        w.WriteEndElement();
    }

    private static void Set(XmlWriter w, ServiceSchema schema, TableSchema table)
    {
        Start(w, "EntitySet", ("Name", table.Set), ("EntityType", $"{schema.Namespace}.{table.Entity}"));
        Capability(w, "ChangeTracking", "Supported", false);
        Capability(w, "DeleteRestrictions", "Deletable", table.Allows('d'));
        Capability(w, "InsertRestrictions", "Insertable", table.Allows('c'));
        Capability(w, "UpdateRestrictions", "Updatable", table.Allows('u'));
        Capability(w, "SortRestrictions", "Sortable", true);
        w.WriteEndElement();
    }

    private static void Capability(XmlWriter w, string term, string property, bool value)
    {
        Start(w, "Annotation", ("Term", $"Org.OData.Capabilities.V1.{term}"));
        Start(w, "Record");
        Leaf(w, "PropertyValue", ("Property", property), ("Bool", value ? "true" : "false"));
        w.WriteEndElement();
        w.WriteEndElement();
    }

    private static void Start(XmlWriter w, string name, params (string Name, string Value)[] attributes)
    {
        w.WriteStartElement(name, Edm);
        foreach (var (attribute, value) in attributes)
            w.WriteAttributeString(attribute, value);
    }

    private static void Leaf(XmlWriter w, string name, params (string Name, string Value)[] attributes)
    {
        Start(w, name, attributes);
        w.WriteEndElement();
    }

    private sealed class Utf8StringWriter() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
