using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Sends made-up values through every field, there and, where the field goes both ways, back. The same values each time.</summary>
internal static class RoundTrips
{
    private const string Check = "RoundTrip";
    private const int Seed = 20_260_101;
    private const int Samples = 200;

    public static IReadOnlyList<MappingCheck> Of(RecordMapping mapping, CompiledMapping? compiled)
    {
        var findings = new Findings(mapping.Name, Check);
        if (compiled is null)
        {
            findings.Skip("RoundTripSkipped", null);
            return findings.OrPassed("RoundTripFit");
        }

        var count = 0;
        // What a reference stands for is known only of real records.
        foreach (var field in compiled.Fields.Where(field => field.Definition.Lookup is null))
        {
            foreach (var target in field.Definition.Targets())
                count += Try(compiled, field, target, findings);
        }

        return findings.OrPassed("RoundTripFit", count, Seed);
    }

    private static int Try(CompiledMapping mapping, MappedField field, Side target, Findings findings)
    {
        var source = target.Opposite();
        var samples = new SampleValues(new Random(Seed)).For(field, source, mapping.Describe(source), Samples);
        var refused = new List<(FieldValue Value, string Why)>();
        var changed = new List<(FieldValue Value, FieldValue There, FieldValue Back)>();
        foreach (var sample in samples)
        {
            var start = field.Codec.Read(source, sample, NoLookups.Instance);
            var there = field.Codec.Write(target, start, [], NoLookups.Instance);
            if (there.Problem is { } problem)
            {
                if (problem.Reason != "ValueTooLong")
                    refused.Add((start, problem.Message));
                continue;
            }

            var arrived = field.Codec.Read(target, there.Values, NoLookups.Instance);
            if (!field.Definition.Direction.Allows(source))
                continue;
            var back = field.Codec.Write(source, arrived, [], NoLookups.Instance);
            var returned = back.Problem is null ? field.Codec.Read(source, back.Values, NoLookups.Instance) : FieldValue.Blank;
            if (back.Problem is { } refusal && refusal.Reason != "ValueTooLong")
                refused.Add((arrived, refusal.Message));
            else if (back.Problem is null && !field.Codec.AreEqual(start, returned))
                changed.Add((start, arrived, returned));
        }

        if (refused.Count > 0)
            findings.Warn("ValueRefused", field.Name, target, refused.Count, samples.Count, Show(refused[0].Value), refused[0].Why, Directions.Toward(target));
        if (changed.Count > 0)
            findings.Warn("InformationLost", field.Name, target, changed.Count, samples.Count, Show(changed[0].Value), Show(changed[0].There), Show(changed[0].Back), Directions.Toward(target));
        return samples.Count;
    }

    private static string Show(FieldValue value) => CodecAnswer.Quote(value.Text);
}
