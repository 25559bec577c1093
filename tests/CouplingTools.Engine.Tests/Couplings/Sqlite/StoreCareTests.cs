using Dapper;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

/// <summary>Looking for damage, and giving back space.</summary>
public sealed class StoreCareTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_sound_store_is_examined_to_its_end()
    {
        await using var store = await _directory.OpenAsync();
        await store.AddAsync(Samples.Couplings(500), Token);

        Assert.True(await store.ExamineAsync(TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task An_examination_that_takes_too_long_says_so()
    {
        await using var store = await _directory.OpenAsync();

        Assert.False(await store.ExamineAsync(TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task An_examination_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await using var store = await _directory.OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ExamineAsync(TimeSpan.FromMinutes(1), cancelled.Token));
    }

    [Fact]
    public async Task Damage_that_no_command_would_meet_is_found()
    {
        var scope = await _directory.FillAsync();
        await using var damaged = await _directory.OpenAsync(scope);
        _directory.Damage(Number("SELECT rootpage FROM sqlite_schema WHERE name = 'couplings_number'") - 1, pages: 1);

        var error = await Assert.ThrowsAsync<CouplingException>(() => damaged.ExamineAsync(TimeSpan.FromMinutes(1), Token));
        Assert.Equal("StoreUnreadable", error.ErrorId);
        // A store as small as this one is looked at whole whenever it is opened.
        Assert.Equal("StoreUnreadable", (await Assert.ThrowsAsync<CouplingException>(() => _directory.OpenAsync(scope))).ErrorId);
    }

    /// <summary>A full disk is not noticed by what writes nothing.</summary>
    [Fact]
    public async Task A_probe_writes_to_the_disk_and_changes_nothing()
    {
        await using var store = await _directory.OpenAsync();
        var before = new FileInfo(_directory.File + "-wal").Length;

        await store.ProbeWriteAsync(Token);

        Assert.True(new FileInfo(_directory.File + "-wal").Length > before);
        Assert.Equal(1, Number("SELECT COUNT(*) FROM scopes") + Number("SELECT COUNT(*) FROM watermarks"));
    }

    [Fact]
    public async Task Space_that_much_freed_is_given_back_and_the_rest_stays()
    {
        await using var store = await _directory.OpenAsync();
        var kept = await store.AddAsync(Samples.Couplings(10), Token);
        var many = await store.AddAsync([.. Enumerable.Range(0, 20).SelectMany(_ => Samples.Couplings(500))], Token);
        await store.RemoveAsync([.. many.Select(coupling => coupling.Id)], null, Token);
        var before = Pages();

        await store.CompactAsync(Token);

        Assert.InRange(Pages(), 1, before / 4);
        Assert.Equal(kept, (await store.FindAsync("Customer", Side.Sales, [.. kept.Select(coupling => coupling.SalesId)], Token)).OrderBy(coupling => coupling.Id));
    }

    [Fact]
    public async Task Little_free_space_is_left_for_what_comes()
    {
        await using var store = await _directory.OpenAsync();
        var few = await store.AddAsync(Samples.Couplings(500), Token);
        await store.RemoveAsync([.. few.Select(coupling => coupling.Id)], null, Token);
        var before = Pages();

        await store.CompactAsync(Token);

        Assert.Equal(before, Pages());
    }

    private long Pages() => Number("PRAGMA page_count");

    private long Number(string sql)
    {
        using var connection = _directory.Connect();
        return connection.ExecuteScalar<long>(sql);
    }
}
