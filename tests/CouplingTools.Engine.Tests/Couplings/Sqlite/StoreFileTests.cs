using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sqlite;
using Dapper;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

public sealed class StoreFileTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_closed_store_is_one_file()
    {
        var store = await _directory.OpenAsync();
        await store.AddAsync([Samples.Coupling()], Token);
        await store.CountAsync("Customer", Token);
        await store.DisposeAsync();
        Assert.Equal(_directory.File, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_directory.File)!)));
    }

    [Fact]
    public async Task A_store_that_was_deleted_while_it_was_open_is_not_read_in_place_of_a_new_one()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows lets nobody delete a file that is open.");
        await using var old = await _directory.OpenAsync();
        await old.AddAsync([Samples.Coupling()], Token);
        Assert.Equal(1, await old.CountAsync("Customer", Token));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_directory.File)!))
            File.Delete(file);

        await using var store = await _directory.OpenAsync();

        Assert.Equal(0, await store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task What_was_confirmed_is_there_after_a_kill()
    {
        var scope = Samples.Scope();
        await using var store = await _directory.OpenAsync(scope);
        var added = await store.AddAsync(Samples.Couplings(50), Token);
        await store.AddIntentsAsync([Samples.Intent()], Token);

        var copy = Path.Combine(_directory.Root, "killed.db");
        foreach (var ending in new[] { string.Empty, "-wal" })
            File.Copy(_directory.File + ending, copy + ending);
        await using var reopened = await _directory.OpenAsync(scope, copy);
        Assert.Equal(added, (await reopened.ListAsync(new(), 100, Token).ToListAsync(Token)).SelectMany(page => page));
        Assert.Single(await reopened.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task The_file_alone_holds_all_that_runs_did_that_have_ended()
    {
        var scope = Samples.Scope();
        await using var store = await _directory.OpenAsync(scope);
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var added = await store.AddAsync(Samples.Couplings(50), Token);
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token);

        var copy = Path.Combine(_directory.Root, "copy.db");
        File.Copy(_directory.File, copy);
        await using var opened = await _directory.OpenAsync(scope, copy);
        Assert.Equal(added, (await opened.ListAsync(new(), 100, Token).ToListAsync(Token)).SelectMany(page => page));
        Assert.Equal(SyncRunStatus.Completed, Assert.Single(Assert.Single(await opened.ListRunsAsync(new(), 10, Token).ToListAsync(Token))).Status);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var path = Path.Combine(_directory.Root, "letter.txt");
        var content = string.Concat(Enumerable.Repeat("Dear customer, ", 500));
        await File.WriteAllTextAsync(path, content, Token);
        await AssertRefusedAsync("StoreUnreadable", path);
        Assert.Equal(content, await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        var other = Path.Combine(_directory.Root, "other.db");
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.File)!);
        using (var connection = _directory.Connect())
            connection.Execute("CREATE TABLE songs (title TEXT); PRAGMA user_version = 1;");
        File.Move(_directory.File, other);
        var before = await File.ReadAllBytesAsync(other, Token);
        await AssertRefusedAsync("StoreUnreadable", other);
        Assert.Equal(before, await File.ReadAllBytesAsync(other, Token));
    }

    [Fact]
    public async Task A_truncated_store_is_refused()
    {
        await _directory.FillAsync();
        using (var file = File.OpenWrite(_directory.File))
            file.SetLength(file.Length / 2);
        await AssertRefusedAsync("StoreUnreadable", _directory.File);
    }

    [Fact]
    public async Task Damage_inside_the_store_is_reported_when_it_is_met()
    {
        var scope = await _directory.FillAsync();
        _directory.Damage(3);
        var error = await Assert.ThrowsAsync<CouplingException>(async () =>
        {
            await using var store = await _directory.OpenAsync(scope);
            await store.ListAsync(new(), 1000, Token).ToListAsync(Token);
        });
        Assert.Equal("StoreUnreadable", error.ErrorId);
    }

    [Fact]
    public async Task A_directory_in_the_place_of_the_store_is_refused()
    {
        var error = await Assert.ThrowsAsync<CouplingException>(() => _directory.OpenAsync(path: _directory.Root));
        Assert.Equal("StoreInaccessible", error.ErrorId);
        Assert.Contains("It is a directory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_deleted_while_it_is_in_use_takes_nothing_more()
    {
        await using var store = await _directory.OpenAsync();
        await store.AddAsync([Samples.Coupling()], Token);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let a file be deleted that is in use.");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_directory.File)!))
            File.Delete(file);

        var error = await Assert.ThrowsAsync<CouplingException>(() => store.AddAsync([Samples.Coupling()], Token));

        Assert.Equal("StoreInaccessible", error.ErrorId);
        Assert.Contains("deleted or moved", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Who comes by one name must see the runs of those who came by the other.</summary>
    [Fact]
    public async Task A_run_is_under_way_under_every_name_that_leads_to_the_store()
    {
        var scope = Samples.Scope();
        await using var store = await _directory.OpenAsync(scope);
        var link = Path.Combine(_directory.Root, "link.db");
        File.CreateSymbolicLink(link, _directory.File);
        await using var linked = await _directory.OpenAsync(scope, link);
        var (here, there) = (Samples.Run(), Samples.Run());

        await store.BeginRunAsync(here, Token);
        await linked.BeginRunAsync(there, Token);

        Assert.Equal(0, await linked.EndInterruptedRunsAsync("Customer", Token));
        Assert.Equal(0, await store.EndInterruptedRunsAsync("Customer", Token));
    }

    private async Task AssertRefusedAsync(string errorId, string path)
    {
        var error = await Assert.ThrowsAsync<CouplingException>(() => _directory.OpenAsync(path: path));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction!);
    }
}
