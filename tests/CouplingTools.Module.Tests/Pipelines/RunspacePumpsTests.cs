using System.Management.Automation.Runspaces;
using CouplingTools.Engine;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Pipeline;

namespace CouplingTools.Module.Tests.Pipelines;

public sealed class RunspacePumpsTests : LoadedModule, IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public RunspacePumpsTests()
    {
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void What_an_outer_pump_waits_for_is_carried_out_while_an_inner_one_is_served()
    {
        var pumps = RunspacePumps.Here;
        using var outer = new PipelinePump(Stop, pump => pumps.Enter(pump, null!));
        using var inner = new PipelinePump(Stop, pump => pumps.Enter(pump, null!));
        var answered = 0;
        outer.Start(async () => answered = await pumps.AskAsync(_ => Environment.CurrentManagedThreadId, Stop));

        inner.Start(() => WaitForAsync(() => Volatile.Read(ref answered) != 0));
        inner.ServeUntilDone();

        Assert.Equal(Environment.CurrentManagedThreadId, answered);
    }

    [Fact]
    public async Task Without_a_pump_the_question_is_an_error()
    {
        var failure = await Assert.ThrowsAsync<CouplingException>(() => RunspacePumps.Here.AskAsync(_ => 1, Stop));

        Assert.Equal("NoPipeline", failure.ErrorId);
    }

    [Fact]
    public async Task A_question_that_nobody_carries_out_any_more_is_an_error()
    {
        var pumps = RunspacePumps.Here;
        var pump = new PipelinePump(Stop, self => pumps.Enter(self, null!));

        var question = pumps.AskAsync(_ => 1, Stop);
        pump.Dispose();

        Assert.Equal("NoPipeline", (await Assert.ThrowsAsync<CouplingException>(() => question)).ErrorId);
    }

    [Fact]
    public void A_question_that_fails_fails_for_the_one_who_asked()
    {
        var pumps = RunspacePumps.Here;
        using var pump = new PipelinePump(Stop, self => pumps.Enter(self, null!));
        Exception? seen = null;

        pump.Start(async () => seen = await Record.ExceptionAsync(() => pumps.AskAsync<int>(_ => throw new InvalidOperationException("no"), Stop)));
        pump.ServeUntilDone();

        Assert.Equal("no", Assert.IsType<InvalidOperationException>(seen).Message);
    }

    public void Dispose()
    {
        Runspace.DefaultRunspace = null;
        _runspace.Dispose();
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, Stop);
    }
}
