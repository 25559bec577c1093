using System.Globalization;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

/// <summary>What must hold of every codec, whatever the values.</summary>
public sealed class CodecPropertyTests
{
    private const int Cases = 10_000;

    public static TheoryData<string> Codecs => [.. CodecSubjects.All.Keys];

    public static TheoryData<string> CodecsWithoutTransformations =>
        [.. CodecSubjects.All.Values.Where(subject => !subject.IsTransformed).Select(subject => subject.Name)];

    private static Gen<Side> Sides => Samples.OneOf(Side.BusinessCentral, Side.Sales);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Equality_within_a_side_is_an_equivalence(string name)
    {
        var subject = CodecSubjects.All[name];
        Sides.SelectMany(side => subject.Values(side).Array[3].Select(values => (side, values))).Sample(
            sample =>
            {
                var (a, b, c) = (subject.Read(sample.side, sample.values[0]), subject.Read(sample.side, sample.values[1]), subject.Read(sample.side, sample.values[2]));
                var codec = subject.Codec;
                return codec.AreEqual(a, a)
                    && codec.AreEqual(a, b) == codec.AreEqual(b, a)
                    && (!codec.AreEqual(a, b) || !codec.AreEqual(b, c) || codec.AreEqual(a, c))
                    && codec.AreEqual(a, subject.Read(sample.side, sample.values[0]));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(CodecsWithoutTransformations))]
    public void Values_that_are_equal_within_a_side_agree_with_the_same_values_of_the_other(string name)
    {
        var subject = CodecSubjects.All[name];
        Gen.Select(subject.BusinessCentral.Array[2], subject.Sales.Array[2]).Sample(
            (businessCentral, sales) =>
            {
                var (a, b) = (subject.Read(Side.BusinessCentral, businessCentral[0]), subject.Read(Side.BusinessCentral, businessCentral[1]));
                var (x, y) = (subject.Read(Side.Sales, sales[0]), subject.Read(Side.Sales, sales[1]));
                return !subject.Codec.AreEqual(a, b) || !subject.Codec.AreEqual(x, y) || subject.Codec.Agree(a, x) == subject.Codec.Agree(b, y);
            },
            iter: Cases);
    }

    /// <summary>The sides agree once a value was written, so the value was carried whole: what a column cannot hold is refused.</summary>
    [Theory]
    [MemberData(nameof(Codecs))]
    public void What_was_written_agrees_with_what_it_was_written_for_or_was_refused(string name)
    {
        var subject = CodecSubjects.All[name];
        Transfers(subject).Sample(
            sample =>
            {
                var canonical = subject.Read(Opposite(sample.Target), sample.Source);
                var written = subject.Codec.Write(sample.Target, canonical, sample.Present, subject.Lookups);
                if (written.Problem is not null)
                    return written.Values.Count == 0;
                var target = subject.Codec.Read(sample.Target, written.Values, subject.Lookups);
                return subject.Agree(sample.Target, target, canonical);
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Writing_again_changes_nothing_and_writing_back_changes_nothing(string name)
    {
        var subject = CodecSubjects.All[name];
        Transfers(subject).Sample(
            sample =>
            {
                var canonical = subject.Read(Opposite(sample.Target), sample.Source);
                var written = subject.Codec.Write(sample.Target, canonical, sample.Present, subject.Lookups);
                if (written.Problem is not null)
                    return true;
                var again = subject.Codec.Write(sample.Target, canonical, written.Values, subject.Lookups);
                var target = subject.Codec.Read(sample.Target, written.Values, subject.Lookups);
                var back = subject.Codec.Write(Opposite(sample.Target), target, sample.Source, subject.Lookups);
                var isDecided = target.IsBlank || sample.Source.Any(value => !value.IsBlank);
                return Same(again, written.Values) && (!isDecided || Same(back, sample.Source));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void The_computers_culture_changes_nothing(string name)
    {
        var subject = CodecSubjects.All[name];
        Transfers(subject).Sample(
            sample =>
            {
                var invariant = In("", subject, sample);
                return invariant == In("de-DE", subject, sample) && invariant == In("tr-TR", subject, sample);
            },
            iter: Cases);
    }

    private static string In(string culture, CodecSubject subject, Transfer sample)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var canonical = subject.Read(Opposite(sample.Target), sample.Source);
            var present = subject.Read(sample.Target, sample.Present);
            var written = subject.Codec.Write(sample.Target, canonical, sample.Present, subject.Lookups);
            return string.Join('|', written.Values.Select(value => value.Text)) + written.Problem?.Message + canonical + present + subject.Agree(sample.Target, present, canonical);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Gen<Transfer> Transfers(CodecSubject subject) =>
        Sides.Where(subject.Allows).SelectMany(target =>
            Gen.Select(subject.Values(Opposite(target)), subject.Values(target)).Select((source, present) => new Transfer(target, source, present)));

    private static bool Same(CodecResult result, IReadOnlyList<FieldValue> values) => result.Problem is null && result.Values.SequenceEqual(values);

    private static Side Opposite(Side side) => side == Side.Sales ? Side.BusinessCentral : Side.Sales;

    private sealed record Transfer(Side Target, FieldValue[] Source, FieldValue[] Present);
}
