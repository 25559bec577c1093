using CouplingTools.Engine.Couplings.Suspension;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Suspension;

public sealed class SuspensionRuleTests
{
    private static readonly SyncResult s_failed = Samples.Result(Guid.Empty, SyncOutcome.Failed) with
    {
        Reason = "ServiceRefused",
        Error = "Refused: 'x' is wrong. 6f9619ff-8b86-d011-b42d-00cf4fc964ff",
        RecommendedAction = "Mend it.",
        ErrorClass = ErrorClass.Data,
    };

    [Fact]
    public void The_third_identical_failure_suspends_whatever_ids_and_numbers_its_text_holds()
    {
        var texts = new[] { s_failed.Error, "Refused: 'x' is wrong. 00000000-8b86-d011-b42d-00cf4fc964ff", "Refused: 'x' is wrong. 6F9619FF-8B86-D011-B42D-00CF4FC964FF" };

        var failure = texts.Aggregate((RepeatedFailure?)null, (before, text) => After(before, s_failed with { Error = text }));

        Assert.Equal((3, (DateTimeOffset?)Samples.Time, "Mend it."), (failure!.Count, failure.SuspendedAt, failure.Remedy));
    }

    [Fact]
    public void Another_cause_or_another_mapping_starts_anew()
    {
        var twice = After(After(null, s_failed), s_failed);

        Assert.Equal((1, default(DateTimeOffset?)), (After(twice, s_failed with { Reason = "ValueTooLong" })!.Count, After(twice, s_failed with { Reason = "ValueTooLong" })!.SuspendedAt));
        Assert.Equal(1, After(twice, s_failed with { Error = "Refused: 'y' is wrong." })!.Count);
        Assert.Equal(1, After(twice, s_failed, mapping: "changed")!.Count);
    }

    [Theory]
    [InlineData(ErrorClass.Transient, "ServiceUnavailable")]
    [InlineData(ErrorClass.Configuration, "ServiceDenied")]
    [InlineData(ErrorClass.Data, "PartnerDeleted")]
    [InlineData(ErrorClass.Data, "BothDeleted")]
    [InlineData(ErrorClass.Data, "LookupMissing")]
    public void What_passes_or_is_mended_elsewhere_neither_counts_nor_starts_anew(ErrorClass errorClass, string reason)
    {
        var twice = After(After(null, s_failed), s_failed);
        var other = s_failed with { ErrorClass = errorClass, Reason = reason };

        Assert.Equal(twice, After(twice, other));
        Assert.Null(Enumerable.Repeat(other, 10).Aggregate((RepeatedFailure?)null, (before, result) => After(before, result)));
        Assert.NotNull(After(After(twice, other), s_failed)!.SuspendedAt);
    }

    [Fact]
    public void Anything_but_a_failure_starts_anew()
    {
        var twice = After(After(null, s_failed), s_failed);

        Assert.All(
            Enum.GetValues<SyncOutcome>().Except([SyncOutcome.Failed]),
            outcome => Assert.Null(After(twice, Samples.Result(Guid.Empty, outcome))));
    }

    [Theory]
    [InlineData(0, 50, false)]
    [InlineData(1, 1, true)]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, true)]
    public void The_number_is_configurable_and_none_is_never(int limit, int times, bool suspends)
    {
        var failure = Enumerable.Repeat(s_failed, times).Aggregate((RepeatedFailure?)null, (before, result) => After(before, result, limit: limit));

        Assert.Equal((times, suspends), (failure!.Count, failure.SuspendedAt is not null));
    }

    private static RepeatedFailure? After(RepeatedFailure? before, SyncResult result, string mapping = "m", int limit = SuspensionRule.DefaultLimit) =>
        SuspensionRule.After(before, result, mapping, limit, Samples.Time);
}
