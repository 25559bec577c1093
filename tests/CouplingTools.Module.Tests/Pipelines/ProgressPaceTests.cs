using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Pipeline;
using Microsoft.Extensions.Time.Testing;

namespace CouplingTools.Module.Tests.Pipelines;

public sealed class ProgressPaceTests : LoadedModule
{
    [Fact]
    public void Progress_is_due_four_times_a_second_at_most()
    {
        var time = new FakeTimeProvider();
        var pace = new ProgressPace(time);
        var shown = 0;

        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            shown += pace.IsDue() ? 1 : 0;
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(4, shown);
    }
}
