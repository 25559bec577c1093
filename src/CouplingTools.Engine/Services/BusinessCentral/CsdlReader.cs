using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>Reads the tables of an API route from its <c>$metadata</c>, where code and text columns cannot be told apart.</summary>
internal sealed class CsdlReader
{
    private const string Capabilities = "Org.OData.Capabilities.V1.";
    private readonly Dictionary<string, XElement> _types;
    private readonly Dictionary<string, Dictionary<string, string>> _enumerations;
    private readonly Dictionary<string, XElement> _sets;

    /// <exception cref="XmlException">The document is not well-formed.</exception>
    public CsdlReader(Stream document)
    {
        using var reader = XmlReader.Create(document, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var schemas = XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName == "Schema").ToList();
        _types = Named(schemas, "EntityType").ToDictionary(e => e.Name, e => e.Element);
        _enumerations = Named(schemas, "EnumType").ToDictionary(e => e.Name, e => Members(e.Element));
        _sets = schemas.Descendants().Where(e => e.Name.LocalName == "EntitySet")
            .ToDictionary(set => Given(set, "Name"), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Describes a table, with the fields of its expansion; <see langword="null"/> when the route has none of that name.</summary>
    /// <exception cref="ServiceException">The table has no such navigation property.</exception>
    public TableDescription? Describe(TableReference table)
    {
        if (!_sets.TryGetValue(table.EntitySet, out var set)
            || !_types.TryGetValue(Given(set, "EntityType"), out var type))
            return null;
        var fields = Children(type, "Property").Select(property => Field(property, table.Key))
            .Concat(table.Expansion is { } expansion ? Related(type, table, expansion) : [])
            .ToDictionary(field => field.Name);
        return new(table, fields)
        {
            CanInsert = Allows(set, "InsertRestrictions", "Insertable"),
            CanUpdate = Allows(set, "UpdateRestrictions", "Updatable"),
            CanDelete = Allows(set, "DeleteRestrictions", "Deletable"),
        };
    }

    private IEnumerable<FieldDescription> Related(XElement type, TableReference table, TableExpansion expansion)
    {
        var navigation = Children(type, "NavigationProperty").FirstOrDefault(property => property.Attribute("Name")?.Value == expansion.Navigation);
        var target = navigation?.Attribute("Type")?.Value.Replace("Collection(", string.Empty, StringComparison.Ordinal).TrimEnd(')');
        if (target is null || !_types.TryGetValue(target, out var related))
            throw ServiceErrors.Configuration(Side.BusinessCentral, "NavigationNotFound", table.EntitySet, expansion.Navigation);
        return Children(related, "Property").Select(property => Field(property, string.Empty)).Select(field => field with
        {
            Name = expansion.FieldOf(field.Name),
            CanCreate = false,
            CanUpdate = false,
        });
    }

    private FieldDescription Field(XElement property, string key)
    {
        var name = Given(property, "Name");
        var type = Given(property, "Type");
        var isWritable = name != key && name != "lastModifiedDateTime" && !name.StartsWith("system", StringComparison.Ordinal);
        var members = _enumerations.GetValueOrDefault(type);
        return new()
        {
            Name = name,
            Kind = members is null ? KindOf(type) : FieldKind.Enumeration,
            MaxLength = int.TryParse(property.Attribute("MaxLength")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null,
            CanCreate = isWritable,
            CanUpdate = isWritable,
            Options = members ?? new Dictionary<string, string>(),
        };
    }

    private static FieldKind KindOf(string type) => type switch
    {
        "Edm.String" => FieldKind.Text,
        "Edm.Guid" => FieldKind.Guid,
        "Edm.Boolean" => FieldKind.Boolean,
        "Edm.Byte" or "Edm.SByte" or "Edm.Int16" or "Edm.Int32" or "Edm.Int64" => FieldKind.Integer,
        "Edm.Decimal" or "Edm.Double" or "Edm.Single" => FieldKind.Number,
        "Edm.Date" => FieldKind.Date,
        "Edm.DateTimeOffset" => FieldKind.DateTime,
        _ => FieldKind.Other,
    };

    private static bool Allows(XElement set, string term, string property) => !Children(set, "Annotation")
        .Where(annotation => annotation.Attribute("Term")?.Value == Capabilities + term)
        .Descendants()
        .Any(value => value.Attribute("Property")?.Value == property && value.Attribute("Bool")?.Value == "false");

    private static Dictionary<string, string> Members(XElement type) => Children(type, "Member")
        .Select(member => EnumerationNames.Unescape(Given(member, "Name")))
        .ToDictionary(name => name);

    private static IEnumerable<(string Name, XElement Element)> Named(IEnumerable<XElement> schemas, string kind) =>
        from schema in schemas
        from element in Children(schema, kind)
        select ($"{Given(schema, "Namespace")}.{Given(element, "Name")}", element);

    private static string Given(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value ?? throw new FormatException($"{element.Name.LocalName}: {attribute}");

    private static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name);
}
