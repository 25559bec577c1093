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
        var conflicts = new List<Conflict>();
        foreach (var field in subject.Mapping.Fields.Where(field => field.Truncation == TruncationPolicy.Error && CodecKinds.Find(field.Codec)?.Parse == CodecParse.Text))
        {
            foreach (var target in field.Targets())
                Check(subject, field, target, conflicts);
        }

        foreach (var side in conflicts.GroupBy(conflict => conflict.Target))
            Tell([.. side], side.Key, findings);
        return findings.OrPassed("LengthsFit");
    }

    private static void Check(CheckedMapping subject, FieldMapping field, Side target, List<Conflict> conflicts)
    {
        var source = subject.Columns(field, target.Opposite());
        if (subject.Columns(field, target) is not [{ MaxLength: { } limit } column] || LengthOf(source) is not { } longest)
            return;
        if (longest > limit && !field.Chain(target).Any(step => IsShort(step, limit)))
            conflicts.Add(new(field.Name, target, string.Join(", ", source.Select(known => known.Name)), longest, column.Name, limit));
    }

    /// <summary>The columns of Sales are longer than those of Business Central nearly everywhere, so that several are told of together.</summary>
    private static void Tell(IReadOnlyList<Conflict> conflicts, Side target, Findings findings)
    {
        if (conflicts is [var only])
            findings.Warn("LengthConflict", only.Field, target, only.Source, only.Longest, only.Column, only.Limit);
        else
            findings.Add(
                CheckResult.Warning, "LengthConflict", null, target,
                MappingText.Of("LengthConflicts", conflicts.Count, string.Join(", ", conflicts.Select(conflict => $"{conflict.Field} ({conflict.Longest} > {conflict.Limit})"))),
                MappingText.Action("LengthConflict"));
    }

    /// <summary>The greatest length, with blanks between several columns; unknown when one of them has no limit.</summary>
    private static int? LengthOf(IReadOnlyList<FieldDescription> columns) =>
        columns.Count > 0 && columns.All(column => column.MaxLength is not null) ? columns.Sum(column => column.MaxLength!.Value + 1) - 1 : null;

    private sealed record Conflict(string Field, Side Target, string Source, int Longest, string Column, int Limit);

    private static bool IsShort(FieldTransformation step, int limit) =>
        step.Kind == "substring" && step.Arguments.TryGetValue("length", out var length) && int.Parse(length, CultureInfo.InvariantCulture) <= limit;
}
