using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Tests.Mappings.Support;

internal static class BuiltIn
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "mappings");

    public static MappingCatalog Catalog { get; } = MappingCatalog.Load(Directory);

    public static CompiledMapping Customer { get; } = MappingCompiler.Compile(Catalog.Find("Customer"), Tables.Customers, Tables.Accounts);

    public static CompiledMapping Contact { get; } = MappingCompiler.Compile(Catalog.Find("Contact"), Tables.Contacts, Tables.SalesContacts);

    public static MappedField Field(this CompiledMapping mapping, string name) => mapping.Fields.Single(field => field.Name == name);
}
