using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: CouplingTools.Tests.SlowTests]

namespace CouplingTools.Tests;

/// <summary>Names tests that take long in a file beside them, so that one that hangs is known where nobody can look.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class SlowTestsAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);
    private static readonly string s_file = Path.Combine(AppContext.BaseDirectory, "slow-tests.txt");
    private static readonly Lock s_writing = new();

    private readonly ConcurrentDictionary<string, (long Since, ITimer Alarm)> _running = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var since = TimeProvider.System.GetTimestamp();
        var alarm = TimeProvider.System.CreateTimer(_ => Write("still runs", since, test), null, s_long, s_long);
        _running[test.UniqueID] = (since, alarm);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (!_running.TryRemove(test.UniqueID, out var run))
            return;
        run.Alarm.Dispose();
        if (TimeProvider.System.GetElapsedTime(run.Since) > s_long)
            Write("is over", run.Since, test);
    }

    private static void Write(string what, long since, IXunitTest test)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(since).TotalSeconds;
        lock (s_writing)
            File.AppendAllText(s_file, FormattableString.Invariant($"{what} after {elapsed:0} s: {test.TestDisplayName}{Environment.NewLine}"));
    }
}
