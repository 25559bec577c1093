using CouplingTools.Sandbox.Tests.BusinessCentral;

namespace CouplingTools.Sandbox.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task Every_operation_is_logged_with_what_it_was_about()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        await sandbox.GetAsync($"customers({row.Id})");
        await sandbox.GetAsync("nosuch?x=1");
        var log = sandbox.Environment.ReadLog();
        Assert.Equal(["POST customers 201", "GET customers 200", "GET nosuch 404"], log.Select(o => $"{o.Method} {o.Table} {o.Status}"));
        Assert.Equal([row.Id, row.Id, null], log.Select(o => o.Id));
        Assert.All(log, o => Assert.Equal(("BusinessCentral", null), (o.Service, o.Batch)));
        Assert.EndsWith("/nosuch?x=1", log[2].Url, StringComparison.Ordinal);
        Assert.Equal(sandbox.Time.GetUtcNow(), log[0].Time);
    }

    [Fact]
    public async Task The_operations_of_a_batch_refer_to_the_entry_of_the_batch()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.BatchAsync(new object[] { new { id = "1", method = "GET", url = "companies" }, new { id = "2", method = "GET", url = "nosuch" } });
        var log = sandbox.Environment.ReadLog();
        Assert.Equal(["$batch 200", "companies 200", "nosuch 404"], log.Select(o => $"{o.Table} {o.Status}"));
        Assert.Equal([null, log[0].Sequence, log[0].Sequence], log.Select(o => o.Batch));
    }

    [Fact]
    public async Task The_last_operations_can_be_read_alone()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        foreach (var set in new[] { "customers", "contacts", "items" })
            await sandbox.GetAsync(set);
        Assert.Equal(["contacts", "items"], sandbox.Environment.ReadLog(2).Select(o => o.Table));
    }

    [Fact]
    public async Task A_cleared_log_is_empty_and_numbers_go_on()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.GetAsync("customers");
        var before = sandbox.Environment.ReadLog()[0].Sequence;
        sandbox.Environment.ClearLog();
        Assert.Empty(sandbox.Environment.ReadLog());
        await sandbox.GetAsync("customers");
        Assert.True(sandbox.Environment.ReadLog()[0].Sequence > before);
    }

    [Fact]
    public async Task Whoever_else_has_the_file_open_finds_what_was_answered()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        using var other = SandboxEnvironment.Open(sandbox.Path, sandbox.Time);
        await sandbox.GetAsync("customers");
        Assert.Equal("customers", Assert.Single(other.ReadLog()).Table);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sandbox.GetAsync("contacts")));
        Assert.Equal(21, other.ReadLog().Count);
    }

    [Fact]
    public async Task Many_reads_at_once_are_all_logged()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => sandbox.GetAsync("customers/$count")));
        Assert.Equal(600, sandbox.Environment.ReadLog().Count);
    }
}
