using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Transfer;

/// <summary>What a state file keeps of a store while other things happen.</summary>
public sealed class StateTransferTests : IDisposable
{
    private const string Gone = "Gone";
    private readonly TransferFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string State => _folder.State;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_import_that_is_cut_short_anywhere_is_completed_by_the_next()
    {
        await using (var old = await OpenAsync("old.db"))
        {
            await FillAsync(old);
            await TransferFolder.ExportAsync(old, State);
        }

        var told = await File.ReadAllLinesAsync(State, Token);
        var isThrough = false;
        for (var calls = 1; !isThrough; calls++)
        {
            await using var store = await OpenAsync($"new{calls}.db");
            var left = calls;
            isThrough = await ImportAsync(TappedStore.Around(store, _ => left = left == 1 ? throw new IOException("The process ends here.") : left - 1));
            Assert.True(await ImportAsync(store));
            await AssertHasAsync(told, store);
            Assert.True(await ImportAsync(store));
            await AssertHasAsync(told, store);
        }
    }

    [Fact]
    public async Task What_the_store_has_dealt_with_since_does_not_come_back()
    {
        await using var store = await OpenAsync("store.db");
        await FillAsync(store);
        await TransferFolder.ExportAsync(store, State);
        await using var other = await OpenAsync("other.db");
        Assert.True(await ImportAsync(other));
        await other.DropIntentsAsync([.. (await other.OpenIntentsAsync("Customer", Token)).Where(write => write.Kind == WriteKind.Update).Select(write => write.Id)], Token);

        Assert.True(await ImportAsync(other));

        Assert.DoesNotContain(await other.OpenIntentsAsync("Customer", Token), write => write.Kind == WriteKind.Update && write.ExpectedVersion == "coupled");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_begins_while_the_state_is_read_is_refused_whether_it_is_through_by_then_or_not(bool ends)
    {
        await using var store = await OpenAsync("store.db");
        await FillAsync(store);
        var isBegun = false;
        var tapped = TappedStore.Around(store, call =>
        {
            if (call != nameof(ICouplingStore.ReadBasesAsync) || isBegun)
                return;
            isBegun = true;
            var run = Samples.Run();
            Complete(store.BeginRunAsync(run, Token));
            if (ends)
                Complete(store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token));
        });

        var error = await Assert.ThrowsAsync<CouplingException>(() => TransferFolder.ExportAsync(tapped, State));

        Assert.Equal("StateInUse", error.ErrorId);
        Assert.Equal(["store.db"], _folder.Files.Where(name => !name.StartsWith("store.db-", StringComparison.Ordinal) && !name.EndsWith(".run", StringComparison.Ordinal)));
    }

    /// <summary>How far changes were read must not be ahead of the couplings that are told beside it.</summary>
    [Fact]
    public async Task How_far_changes_were_read_is_told_as_of_before_the_couplings()
    {
        await using var store = await OpenAsync("store.db");
        await FillAsync(store);
        var calls = new List<string>();

        await TransferFolder.ExportAsync(TappedStore.Around(store, calls.Add), State);

        Assert.True(calls.LastIndexOf(nameof(ICouplingStore.ReadWatermarkAsync)) < calls.IndexOf(nameof(ICouplingStore.ListAsync)));
    }

    /// <summary>
    /// More couplings than are stored at a time, some of a mapping that is not known any more, and writes that are open: of a coupled record, of
    /// two that are not, and two that are alike.
    /// </summary>
    private static async Task FillAsync(ICouplingStore store)
    {
        var couplings = await store.AddAsync(Samples.Couplings(SyncOptions.DefaultBatchSize + 3), Token);
        await store.ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling, Bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Bonn", "Bonn") } })], Token);
        await store.AddAsync(Samples.Couplings(2, Gone), Token);
        await store.AddIntentsAsync(
            [
                Update(couplings[1].SalesId, couplings[1].BusinessCentralId, "coupled"),
                Update(couplings[^1].SalesId, couplings[^1].BusinessCentralId, "coupled"),
                Update(couplings[^1].BusinessCentralId, couplings[^1].SalesId, "coupled") with { Side = Side.BusinessCentral },
                Update(Guid.NewGuid(), Guid.NewGuid(), "alone"),
                Samples.Intent() with { State = IntentState.Sent },
                Samples.Intent(Gone) with { State = IntentState.Ambiguous },
            ],
            Token);
        await store.WriteWatermarksAsync([new("Customer", Side.Sales, "17"), new("Customer", Side.BusinessCentral, "18"), new(Gone, Side.Sales, "19")], Token);
    }

    private static WriteIntent Update(Guid target, Guid source, string version) =>
        Samples.Intent() with { Kind = WriteKind.Update, TargetId = target, SourceId = source, ExpectedVersion = version, State = IntentState.Sent };

    private async Task<bool> ImportAsync(ICouplingStore store)
    {
        try
        {
            return await TransferFolder.ImportAsync(store, State) is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task AssertHasAsync(string[] told, ICouplingStore store)
    {
        var path = _folder.Path("again.jsonl");
        await TransferFolder.ExportAsync(store, path, replaces: true);
        Assert.Equal(told[1..].Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(path, Token))[1..].Order(StringComparer.Ordinal));
    }

    private Task<ICouplingStore> OpenAsync(string name) => _folder.OpenAsync(name);

    private static void Complete(Task task) => task.GetAwaiter().GetResult();
}
