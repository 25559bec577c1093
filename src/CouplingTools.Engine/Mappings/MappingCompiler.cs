using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Compilation;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings;

/// <summary>Builds a mapping's codecs for the tables as the services describe them, or says why they do not fit.</summary>
internal static class MappingCompiler
{
    /// <param name="mapping">The mapping.</param>
    /// <param name="businessCentral">Its table of Business Central.</param>
    /// <param name="sales">Its table of Sales.</param>
    /// <param name="circular">The names of the fields that close a circle of lookups.</param>
    /// <exception cref="MappingException"><c>MappingInvalid</c>: a field does not exist, cannot be read or written as the mapping wants, or does not suit its codec.</exception>
    public static CompiledMapping Compile(RecordMapping mapping, TableDescription businessCentral, TableDescription sales, IReadOnlySet<string>? circular = null)
    {
        var problems = new MappingProblems(mapping.Path ?? mapping.Name);
        var tables = new Dictionary<Side, TableCheck>
        {
            [Side.BusinessCentral] = new(Side.BusinessCentral, businessCentral, problems),
            [Side.Sales] = new(Side.Sales, sales, problems),
        };

        foreach (var (side, table) in tables)
            table.CheckTable(mapping.Table(side));
        var fields = new List<MappedField>();
        for (var index = 0; index < mapping.Fields.Count; index++)
        {
            var field = LabelledOptions.Of(mapping.Fields[index], sales);
            var path = $"$.fields[{index}]";
            problems.Name(path, field.Name);
            if (FieldCheck.Columns(field, path, tables) is { } columns)
                fields.Add(new MappedField(columns.Field, CodecKinds.Build(columns with { IsCircular = circular?.Contains(field.Name) == true })));
        }

        var correlation = CorrelationCheck.Field(mapping, tables[Side.BusinessCentral]);
        var defaults = tables.ToDictionary(table => table.Key, table => new NewRecordValues(mapping, table.Value, tables[table.Key.Opposite()]).All());
        if (problems.Count > 0)
            throw MappingException.Invalid(problems.All);

        var company = CompanyMark.ColumnOf(sales, fields);
        return new CompiledMapping
        {
            Definition = mapping,
            Fields = fields,
            BusinessCentral = businessCentral,
            Sales = sales,
            FieldsToRead = tables.Keys.ToDictionary(
                side => side, side => FieldsToRead(mapping.Table(side), fields, side, defaults[side.Opposite()], correlation, side == Side.Sales ? company : null)),
            Correlation = correlation,
            CompanyColumn = company,
            NewRecordDefaults = defaults,
            Fingerprint = MappingFingerprint.Of(mapping, fields, [businessCentral, sales]),
        };
    }

    private static IReadOnlyList<string> FieldsToRead(
        MappingTable table, List<MappedField> fields, Side side, IReadOnlyList<NewRecordValue> defaults, CorrelationField? correlation, FieldDescription? company) =>
    [
        .. new[] { table.Key, table.Number, table.Name }.OfType<string>()
            .Concat(correlation?.Side == side ? [correlation.Name] : [])
            .Concat(fields.SelectMany(field => field.Fields(side)))
            .Concat(defaults.SelectMany(value => value.When?.Comparisons ?? []).Select(comparison => comparison.Field))
            .Concat(company is null ? [] : [company.Name])
            .Distinct(StringComparer.Ordinal),
    ];
}
