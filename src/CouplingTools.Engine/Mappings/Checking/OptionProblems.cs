using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Compilation;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether every option has a partner on the other side.</summary>
internal sealed class OptionProblems(IRecordService businessCentral)
{
    private const int MostCodes = 1000;

    public async Task<IReadOnlyList<MappingCheck>> RunAsync(CheckedMapping subject, CompiledMapping? compiled, CancellationToken cancellationToken)
    {
        var findings = new Findings(subject.Mapping.Name, "Options");
        var fields = compiled?.Fields.Select(field => field.Definition) ?? subject.Mapping.Fields;
        var options = fields.Where(field => field.Codec == CodecNames.Option).ToList();
        foreach (var field in options)
        {
            if (subject.Columns(field, Side.Sales) is [var sales])
                CheckSales(field, sales, findings);
            if (subject.Columns(field, Side.BusinessCentral) is [var column])
                CheckCodes(field, await CodesAsync(subject, field, column, cancellationToken).ConfigureAwait(false), findings);
        }

        foreach (var side in MappedSides.Both)
            CheckNew(subject, compiled, side, findings);
        return findings.OrPassed(options.Count == 0 ? "OptionsNone" : "OptionsFit");
    }

    /// <summary>A new record with an option that is none is refused.</summary>
    private static void CheckNew(CheckedMapping subject, CompiledMapping? compiled, Side side, Findings findings)
    {
        foreach (var value in compiled?.NewRecordDefaults[side] ?? [])
        {
            var column = subject.Table(side).Fields[value.Name];
            if (column.Options.Count > 0 && !column.Options.Keys.Contains(value.Value.Text, StringComparer.OrdinalIgnoreCase))
                findings.Fail("OptionUnknown", null, side, Quote(value.Value.Text), column.Name, OptionLabels.Text(column.Options));
        }
    }

    private static void CheckSales(FieldMapping field, FieldDescription column, Findings findings)
    {
        if (column.Options.Count == 0)
            return;
        var legal = OptionLabels.Text(column.Options);
        var mapped = field.Options.Values.Select(number => FieldValue.Of(number).Text).ToHashSet(StringComparer.Ordinal);
        var unknown = field.Options.Where(option => !column.Options.ContainsKey(FieldValue.Of(option.Value).Text)).ToList();
        if (unknown.Count > 0)
            findings.Fail("OptionUnknown", field.Name, Side.Sales, string.Join(", ", unknown.Select(option => $"{Quote(option.Key)} = {option.Value}")), column.Name, legal);
        var alone = column.Options.Where(option => !mapped.Contains(option.Key)).ToDictionary(option => option.Key, option => option.Value);
        if (alone.Count > 0 && field.Direction.Allows(Side.BusinessCentral))
            findings.Warn("OptionWithoutPartner", field.Name, Side.Sales, column.Name, OptionLabels.Text(alone), string.Join(", ", field.Options.Keys.Select(Quote)));
    }

    private static void CheckCodes(FieldMapping field, IReadOnlyCollection<string>? codes, Findings findings)
    {
        if (codes is null)
            return;
        var unknown = field.Options.GroupBy(option => option.Value, option => option.Key)
            .Where(alike => !alike.Any(code => codes.Contains(code, StringComparer.OrdinalIgnoreCase)))
            .SelectMany(alike => alike).Where(code => !string.IsNullOrWhiteSpace(code)).ToList();
        if (unknown.Count > 0 && field.Direction.Allows(Side.BusinessCentral))
            findings.Warn("CodeUnknown", field.Name, Side.BusinessCentral, string.Join(", ", unknown.Select(Quote)), string.Join(", ", codes.Select(Quote)));
        var alone = codes.Where(code => !field.Options.ContainsKey(code)).ToList();
        if (alone.Count > 0 && field.Direction.Allows(Side.Sales))
            findings.Warn("CodeWithoutPartner", field.Name, Side.BusinessCentral, string.Join(", ", alone.Select(Quote)), string.Join(", ", field.Options.Select(option => $"{Quote(option.Key)} = {option.Value}")));
    }

    /// <summary>A blank is a code of some enumerations, and could not be seen otherwise.</summary>
    private static string Quote(string code) => string.IsNullOrWhiteSpace(code) ? MappingText.Of("BlankCode") : $"'{code}'";

    /// <summary>The codes there are: the members of an enumeration, or the rows of the table that a reference leads to.</summary>
    private async Task<IReadOnlyCollection<string>?> CodesAsync(CheckedMapping subject, FieldMapping field, FieldDescription column, CancellationToken cancellationToken)
    {
        if (column.Options.Count > 0)
            return [.. column.Options.Keys.Where(member => !string.IsNullOrWhiteSpace(member))];
        if (field.Lookup?.BusinessCentral is not { Expand: null } hop)
            return null;
        var table = new TableReference(hop.EntitySet, "id", Route: hop.Route);
        var codes = new List<string>();
        try
        {
            await foreach (var page in businessCentral.QueryAsync(new RecordQuery(table) { Fields = [hop.Key], Filter = hop.Filter, First = MostCodes }, cancellationToken).ConfigureAwait(false))
                codes.AddRange(page.Select(row => row[hop.Key].Text.Trim()).Where(code => code.Length > 0));
        }
        catch (ServiceException)
        {
            return null;
        }

        return codes;
    }
}
