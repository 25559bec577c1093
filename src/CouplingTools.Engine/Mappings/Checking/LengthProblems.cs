using System.Globalization;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether texts of one side may be too long for the other, where nothing may be cut.</summary>
internal static class LengthProblems
{
    public static IReadOnlyList<MappingCheck> Of(CheckedMapping subject)
    {
        var findings = new Findings(subject.Mapping.Name, "Lengths");
        foreach (var field in subject.Mapping.Fields.Where(field => field.Truncation == TruncationPolicy.Error && CodecKinds.Find(field.Codec)?.Parse == CodecParse.Text))
        {
            foreach (var target in field.Targets())
                Check(subject, field, target, findings);
        }

        return findings.OrPassed("LengthsFit");
    }

    private static void Check(CheckedMapping subject, FieldMapping field, Side target, Findings findings)
    {
        var source = subject.Columns(field, target.Opposite());
        if (subject.Columns(field, target) is not [{ MaxLength: { } limit } column] || LengthOf(source) is not { } longest)
            return;
        if (longest > limit && !field.Chain(target).Any(step => IsShort(step, limit)))
            findings.Warn("LengthConflict", field.Name, target, string.Join(", ", source.Select(known => known.Name)), longest, column.Name, limit);
    }

    /// <summary>The greatest length, with blanks between several columns; unknown when one of them has no limit.</summary>
    private static int? LengthOf(IReadOnlyList<FieldDescription> columns) =>
        columns.Count > 0 && columns.All(column => column.MaxLength is not null) ? columns.Sum(column => column.MaxLength!.Value + 1) - 1 : null;

    private static bool IsShort(FieldTransformation step, int limit) =>
        step.Kind == "substring" && step.Arguments.TryGetValue("length", out var length) && int.Parse(length, CultureInfo.InvariantCulture) <= limit;
}
