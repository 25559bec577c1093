using CouplingTools.Engine.Couplings.Sqlite;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

public sealed class RunFilesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("coupling-runs-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_directory.FullName, "couplings.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_run_that_died_is_dead_to_all_who_ask_at_once()
    {
        for (var round = 0; round < 50; round++)
        {
            Guid[] dead = [.. Enumerable.Range(0, 20).Select(_ => Guid.NewGuid())];
            foreach (var run in dead)
                await File.WriteAllTextAsync(FileOf(run), string.Empty, Token);

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(dead), Token)));

            Assert.All(answers, Assert.Empty);
            Assert.Empty(_directory.GetFiles());
        }
    }

    [Fact]
    public async Task A_run_under_way_is_so_for_every_process_and_in_its_own()
    {
        var (run, ended) = (Guid.NewGuid(), Guid.NewGuid());
        await using var holder = new RunFiles(Store);
        await holder.HoldAsync(run, Token);
        await holder.HoldAsync(ended, Token);
        await holder.ReleaseAsync(ended, Token);

        Assert.Equal([run], await AskAsync(run, ended));
        Assert.Equal([run], await holder.UnderWayAsync(null!, [run, ended]));
        Assert.True(File.Exists(FileOf(run)));
        Assert.False(File.Exists(FileOf(ended)));
    }

    private string FileOf(Guid run) => $"{Store}.{run:N}.run";

    private async Task<IReadOnlySet<Guid>> AskAsync(params Guid[] runs)
    {
        await using var asking = new RunFiles(Store);
        return await asking.UnderWayAsync(null!, runs);
    }
}
