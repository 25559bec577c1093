using CouplingTools.Engine.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class PauseTellingHostTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 5, 8, 40, 0, TimeSpan.Zero));
    private readonly ServiceNotices _notices = new();
    private readonly ProceedingHost _host = new();

    public PauseTellingHostTests() => _time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("two hours ahead", TimeSpan.FromHours(2), null, null));

    [Fact]
    public void A_pause_is_told_in_the_users_time_with_the_counts_so_far_and_kept_until_it_ends()
    {
        using var told = new PauseTellingHost(_host, _notices, _time, "Customer");
        var until = _time.GetUtcNow() + TimeSpan.FromSeconds(127);

        told.Report(new RunProgress("Customer", 10, 20, 3, 1));
        _notices.Paused(new(Side.BusinessCentral, until, IsPrecaution: false));
        told.Report(new RunProgress("Customer", 11, 20, 3, 1));
        _time.Advance(TimeSpan.FromSeconds(127));
        told.Report(new RunProgress("Customer", 12, 20, 3, 1));

        Assert.Equal(["Paused by Business Central until 10:42:07."], _host.Details);
        Assert.Equal(
            [
                new RunProgress("Customer", 10, 20, 3, 1),
                new RunProgress("Customer", 10, 20, 3, 1) { PausedBy = Side.BusinessCentral, PausedUntil = until },
                new RunProgress("Customer", 11, 20, 3, 1) { PausedBy = Side.BusinessCentral, PausedUntil = until },
                new RunProgress("Customer", 12, 20, 3, 1),
            ],
            _host.Progress);
    }

    [Fact]
    public void Of_two_services_the_one_waited_for_longer_is_shown()
    {
        using var told = new PauseTellingHost(_host, _notices, _time, null);
        var later = _time.GetUtcNow() + TimeSpan.FromMinutes(4);

        _notices.Paused(new(Side.BusinessCentral, later, IsPrecaution: true));
        _notices.Paused(new(Side.Sales, later - TimeSpan.FromMinutes(1), IsPrecaution: false));

        Assert.Equal(
            ["Waiting until 10:44:00 to stay within the published limits of Business Central.", "Paused by Sales until 10:43:00."], _host.Details);
        Assert.All(_host.Progress, progress => Assert.Equal((Side.BusinessCentral, later), (progress.PausedBy, progress.PausedUntil)));
    }

    [Fact]
    public void After_its_run_a_host_is_told_nothing()
    {
        new PauseTellingHost(_host, _notices, _time, null).Dispose();

        _notices.Paused(new(Side.Sales, _time.GetUtcNow() + TimeSpan.FromMinutes(1), IsPrecaution: false));

        Assert.Empty(_host.Details);
    }
}
