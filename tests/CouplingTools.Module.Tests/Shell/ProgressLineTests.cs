using System.Management.Automation;
using CouplingTools.Shell.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace CouplingTools.Module.Tests.Shell;

public sealed class ProgressLineTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_record_within_a_quarter_of_a_second_is_not_drawn()
    {
        var line = new ProgressLine(_time);

        Assert.NotNull(line.Take(1, Record(1)));
        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Null(line.Take(1, Record(1)));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(line.Take(1, Record(1)));
    }

    [Fact]
    public void The_line_is_idle_when_every_activity_has_completed()
    {
        var line = new ProgressLine(_time);
        line.Take(1, Record(1));
        line.Take(1, Record(2));

        line.Take(1, Record(2, ProgressRecordType.Completed));
        Assert.False(line.IsIdle);
        line.Take(1, Record(1, ProgressRecordType.Completed));
        Assert.True(line.IsIdle);
    }

    [Theory]
    [InlineData(80, "Synchronizing [##########          ] 50% 00:01:05 5 of 10 Adatum")]
    [InlineData(20, "Synchronizing [####")]
    public void A_record_becomes_one_line_no_wider_than_the_terminal(int width, string expected)
    {
        var record = new ProgressRecord(1, "Synchronizing", "5 of 10") { PercentComplete = 50, SecondsRemaining = 65, CurrentOperation = "Adatum" };

        Assert.Equal(expected, ProgressText.Of(record, width));
    }

    private static ProgressRecord Record(int activity, ProgressRecordType type = ProgressRecordType.Processing) =>
        new(activity, "Busy", "step") { RecordType = type };
}
