using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Records;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>How every kind of store keeps runs and their results.</summary>
public abstract class HistoryContract : ConfirmationContract
{
    [Fact]
    public async Task A_run_is_under_way_until_its_end_is_recorded()
    {
        var store = await StoreAsync();
        var run = Samples.Run() with { Kind = SyncRunKind.Coupling, Direction = SyncDirection.ToBusinessCentral };
        await store.BeginRunAsync(run, Token);
        var during = Assert.Single(await RunsAsync(store));
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time.AddMinutes(1) }, Token);
        var after = Assert.Single(await RunsAsync(store));

        Assert.Equal(run with { Status = SyncRunStatus.Running, Counters = during.Counters }, during);
        Assert.Equal(run with { Status = SyncRunStatus.Completed, CompletedAt = Samples.Time.AddMinutes(1), Counters = after.Counters }, after);
    }

    [Fact]
    public async Task A_run_that_was_stopped_or_whose_process_died_was_interrupted()
    {
        var store = await StoreAsync();
        var (stopped, died) = (Samples.Run(), Samples.Run());
        await store.BeginRunAsync(stopped, Token);
        await store.CompleteRunAsync(stopped with { CompletedAt = Samples.Time, IsInterrupted = true }, Token);
        await store.BeginRunAsync(died, Token);
        await store.DisposeAsync();

        var runs = await RunsAsync(await StoreAsync());

        Assert.Equal([died.Id, stopped.Id], runs.Select(run => run.Id));
        Assert.All(runs, run => Assert.Equal(SyncRunStatus.Interrupted, run.Status));
    }

    [Fact]
    public async Task A_coupling_goes_together_with_the_result_that_says_so()
    {
        var store = await StoreAsync();
        var run = Samples.Run() with { Kind = SyncRunKind.Uncoupling };
        await store.BeginRunAsync(run, Token);
        var added = await store.AddAsync([Samples.Coupling(), Samples.Coupling()], Token);
        var told = Samples.Result(run.Id, SyncOutcome.Skipped) with { Reason = "CouplingRemoved" };

        await store.RemoveAsync([added[0].Id], new RunResults(run.Id, [new StoredResult(told, [])]), Token);

        Assert.Equal(added[1].Id, Assert.Single((await store.ListAsync(new(), 10, Token).ToListAsync(Token))[0]).Id);
        Assert.Equal("CouplingRemoved", Assert.Single(await ResultsAsync(store, new() { Runs = [run.Id] })).Result.Reason);
        var counted = Assert.Single(await RunsAsync(store));
        Assert.Equal((SyncRunKind.Uncoupling, 1L), (counted.Kind, counted.Counters[SyncOutcome.Skipped]));
    }

    [Fact]
    public async Task A_result_comes_back_as_it_was_stored()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var full = Samples.Result(run.Id, SyncOutcome.Failed) with
        {
            Reason = "ServiceRefused",
            Direction = SyncDirection.ToBusinessCentral,
            Number = "C00010",
            Name = "Müller & Söhne",
            Changes = [new("city", Side.Sales, "Köln", null), new("since", Side.BusinessCentral, null, new DateOnly(2026, 2, 3)), new("limit", Side.Sales, 1.50m, 2m)],
            ChangedFields = ["city", "since", "limit"],
            Error = "No.",
            RecommendedAction = "Do.",
            ErrorClass = ErrorClass.Data,
        };
        var image = new WriteImage(
            Side.Sales, IsCreate: false, new Dictionary<string, FieldValue> { ["address1_city"] = FieldValue.Of("Köln") },
            new Dictionary<string, FieldValue> { ["address1_city"] = FieldValue.Blank }, "W/\"7\"");
        await store.ConfirmAsync([], new RunResults(run.Id, [new(full, [image]), new(Samples.Result(run.Id), [])]), Token);

        var read = await ResultsAsync(store, new());

        Assert.Equal(full with { Changes = [], ChangedFields = [] }, read[0].Result with { Changes = [], ChangedFields = [] }, new BySight());
        Assert.Equal(full.Changes, read[0].Result.Changes);
        Assert.Equal(full.ChangedFields, read[0].Result.ChangedFields);
        Assert.Equal((image.Side, image.IsCreate, image.Version), (read[0].Images[0].Side, read[0].Images[0].IsCreate, read[0].Images[0].Version));
        Assert.Equal(image.Before, read[0].Images[0].Before);
        Assert.Equal(image.After, read[0].Images[0].After);
        Assert.Equal((SyncOutcome.Unchanged, 0), (read[1].Result.Outcome, read[1].Images.Count));
    }

    [Fact]
    public async Task The_counters_of_a_run_add_up_to_its_results()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var outcomes = Enum.GetValues<SyncOutcome>().Except([SyncOutcome.Planned]).ToList();
        foreach (var outcome in outcomes)
            await store.ConfirmAsync([], new RunResults(run.Id, [.. Enumerable.Repeat(new StoredResult(Samples.Result(run.Id, outcome), []), 1 + (int)outcome)]), Token);

        var counted = Assert.Single(await RunsAsync(store)).Counters;

        Assert.Equal(outcomes.ToDictionary(outcome => outcome, outcome => 1L + (int)outcome), counted.Where(count => count.Value > 0).ToDictionary());
        Assert.Equal(counted.Values.Sum(), (await ResultsAsync(store, new())).Count);
    }

    [Fact]
    public async Task Results_are_stored_with_what_they_are_about_or_not_at_all()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var results = new RunResults(run.Id, [new(Samples.Result(run.Id), [])]);

        await Assert.ThrowsAsync<CouplingConflictException>(() => store.ConfirmAsync([new() { Coupling = coupling with { Id = 0 } }], results, Token));

        Assert.Empty(await ResultsAsync(store, new()));
        Assert.All(Assert.Single(await RunsAsync(store)).Counters.Values, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Results_of_the_latest_run_come_first_in_the_order_of_their_inputs_over_any_number_of_pages()
    {
        var store = await StoreAsync();
        var expected = new List<string?>();
        for (var number = 0; number < 3; number++)
        {
            var run = Samples.Run();
            await store.BeginRunAsync(run, Token);
            StoredResult[] results = [.. Enumerable.Range(0, 5).Select(index => new StoredResult(Samples.Result(run.Id) with { Number = $"{number}-{index}" }, []))];
            await store.ConfirmAsync([], new RunResults(run.Id, results[..3]), Token);
            await store.ConfirmAsync([], new RunResults(run.Id, results[3..]), Token);
            expected.InsertRange(0, results.Select(result => result.Result.Number));
        }

        var pages = await store.ListResultsAsync(new(), 4, Token).ToListAsync(Token);

        Assert.Equal(expected, pages.SelectMany(page => page).Select(result => result.Result.Number));
        Assert.Equal([4, 4, 4, 3], pages.Select(page => page.Count));
    }

    [Fact]
    public async Task Results_are_found_by_run_mapping_outcome_reason_number_and_id()
    {
        var store = await StoreAsync();
        var (customers, vendors) = (Samples.Run(), Samples.Run("Vendor"));
        await store.BeginRunAsync(customers, Token);
        await store.BeginRunAsync(vendors, Token);
        var wanted = Samples.Result(customers.Id, SyncOutcome.Failed) with { Number = "C1", Reason = "ValueTooLong" };
        await store.ConfirmAsync([], new RunResults(customers.Id, [new(wanted, []), new(Samples.Result(customers.Id) with { Number = "C2" }, [])]), Token);
        await store.ConfirmAsync([], new RunResults(vendors.Id, [new(Samples.Result(vendors.Id) with { Number = "V1" }, [])]), Token);

        ResultFilter[] filters =
        [
            new() { Runs = [customers.Id], Outcomes = [SyncOutcome.Failed, SyncOutcome.Conflict] },
            new() { Mappings = ["CUSTOMER", "Nonsense"], Reasons = ["valuetoolong"] },
            new() { Numbers = ["c1", "c3"] },
            new() { BusinessCentralIds = [wanted.BusinessCentralId!.Value] },
            new() { SalesIds = [wanted.SalesId!.Value], Mappings = ["Customer"] },
        ];

        foreach (var filter in filters)
            Assert.Equal("C1", Assert.Single(await ResultsAsync(store, filter)).Result.Number);
        Assert.Empty(await ResultsAsync(store, new() { Numbers = ["V1"], Mappings = ["Customer"] }));
        Assert.Empty(await ResultsAsync(store, new() { Runs = [] }));
        Assert.Equal(3, (await ResultsAsync(store, new())).Count);
    }

    [Fact]
    public async Task Runs_are_found_by_id_mapping_time_and_status_and_one_started_for_another_follows_it()
    {
        var store = await StoreAsync();
        var first = Samples.Run();
        var second = Samples.Run("Contact") with { StartedAt = Samples.Time.AddHours(1) };
        var parent = Samples.Run("Customer") with { StartedAt = Samples.Time.AddHours(2) };
        var child = Samples.Run("Vendor") with { Kind = SyncRunKind.Repair, StartedAt = Samples.Time.AddHours(3), ParentId = parent.Id };
        foreach (var run in (RunRecord[])[first, second, parent, child])
            await store.BeginRunAsync(run, Token);
        await store.CompleteRunAsync(second with { CompletedAt = Samples.Time.AddHours(4) }, Token);

        Assert.Equal([parent.Id, child.Id, second.Id, first.Id], (await store.ListRunsAsync(new(), 1, Token).ToListAsync(Token)).SelectMany(page => page).Select(run => run.Id));
        Assert.Equal([first.Id, second.Id, parent.Id, child.Id], await IdsAsync(new() { OldestFirst = true }));
        Assert.Equal([child.Id, first.Id], await IdsAsync(new() { Ids = [first.Id, child.Id, Guid.NewGuid()] }));
        Assert.Equal([parent.Id, first.Id], await IdsAsync(new() { Mappings = ["customer", "Nonsense"] }));
        Assert.Equal([parent.Id, child.Id, second.Id], await IdsAsync(new() { Since = second.StartedAt }));
        Assert.Equal([child.Id], await IdsAsync(new() { Kinds = [SyncRunKind.Repair, SyncRunKind.Uncoupling] }));
        Assert.Equal([first.Id], await IdsAsync(new() { Before = second.StartedAt }));
        Assert.Equal([second.Id], await IdsAsync(new() { Statuses = [SyncRunStatus.Completed] }));

        async Task<IEnumerable<Guid>> IdsAsync(RunFilter filter) => (await RunsAsync(store, filter)).Select(run => run.Id);
    }

    [Fact]
    public async Task Old_runs_go_with_their_results_and_leave_couplings_bases_and_intents()
    {
        var store = await StoreAsync();
        var (old, running, recent) = (Samples.Run(), Samples.Run(), Samples.Run() with { StartedAt = Samples.Time.AddDays(2) });
        foreach (var run in (RunRecord[])[old, running, recent])
            await store.BeginRunAsync(run, Token);
        var confirmation = new Confirmation { Coupling = Samples.Coupling(), Bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("A", "A") } };
        var coupling = (await store.ConfirmAsync([confirmation], new RunResults(old.Id, [new(Samples.Result(old.Id), [])]), Token))[0];
        await store.ConfirmAsync([], new RunResults(recent.Id, [new(Samples.Result(recent.Id), [])]), Token);
        await store.AddIntentsAsync([Samples.Intent() with { RunId = old.Id }], Token);
        await store.CompleteRunAsync(old with { CompletedAt = Samples.Time }, Token);
        await store.CompleteRunAsync(recent with { CompletedAt = Samples.Time.AddDays(2) }, Token);

        Assert.Equal(1, await store.RemoveRunsAsync(Samples.Time.AddDays(1), Token));

        Assert.Equal([recent.Id, running.Id], (await RunsAsync(store)).Select(run => run.Id));
        Assert.Equal(recent.Id, Assert.Single(await ResultsAsync(store, new())).Result.RunId);
        Assert.Single(await store.OpenIntentsAsync("Customer", Token));
        Assert.Equal(coupling.Id, Assert.Single(await store.ReadBasesAsync([coupling.Id], Token)).Key);
    }

    [Fact]
    public async Task A_run_whose_process_is_gone_is_ended_as_of_when_it_was_last_heard_of()
    {
        var store = await StoreAsync();
        var (alive, died, other) = (Samples.Run(), Samples.Run(), Samples.Run("Vendor"));
        foreach (var run in (RunRecord[])[died, other])
            await store.BeginRunAsync(run, Token);
        await store.AddIntentsAsync([Samples.Intent() with { RunId = died.Id, CreatedAt = Samples.Time.AddMinutes(3) }], Token);
        await store.DisposeAsync();
        var next = await StoreAsync();
        await next.BeginRunAsync(alive, Token);

        Assert.Equal(1, await next.EndInterruptedRunsAsync("customer", Token));
        Assert.Equal(0, await next.EndInterruptedRunsAsync("Customer", Token));

        var runs = (await RunsAsync(next)).ToDictionary(run => run.Id);
        Assert.Equal((SyncRunStatus.Interrupted, Samples.Time.AddMinutes(3)), (runs[died.Id].Status, runs[died.Id].CompletedAt));
        Assert.Equal((SyncRunStatus.Running, null), (runs[alive.Id].Status, runs[alive.Id].CompletedAt));
        Assert.Null(runs[other.Id].CompletedAt);
    }

    [Fact]
    public async Task A_late_result_takes_the_place_of_what_the_run_said_of_the_record_and_keeps_what_it_had_written()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        FieldChange city = new("city", Side.Sales, "A", "B"), phone = new("phone", Side.BusinessCentral, "1", "2");
        WriteImage before = Image(Side.Sales), late = Image(Side.BusinessCentral);
        var unconfirmed = Samples.Result(run.Id, SyncOutcome.Failed) with { Changes = [city] };
        var skipped = unconfirmed with { Outcome = SyncOutcome.Skipped, Reason = "DuplicateInput", Changes = [] };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(unconfirmed, [before]), new(skipped, []), new(Samples.Result(run.Id), [])]), Token);
        var heard = (await RunsAsync(store))[0].LastStoredAt;

        var learned = unconfirmed with { Outcome = SyncOutcome.Updated, Reason = "Recovered", Changes = [phone] };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(learned, [late])]) { IsLate = true }, Token);

        var results = await ResultsAsync(store, new());
        Assert.Equal([SyncOutcome.Skipped, SyncOutcome.Unchanged, SyncOutcome.Updated], results.Select(stored => stored.Result.Outcome));
        Assert.Equal([city, phone], results[2].Result.Changes);
        Assert.Equal([Side.Sales, Side.BusinessCentral], results[2].Images.Select(image => image.Side));
        var counted = (await RunsAsync(store))[0];
        Assert.Equal((0L, 1L, 3L, heard), (counted.Counters[SyncOutcome.Failed], counted.Counters[SyncOutcome.Updated], counted.Counters.Values.Sum(), counted.LastStoredAt));
    }

    [Theory]
    [InlineData(SyncOutcome.Failed, "ServiceRefused", ErrorClass.Data, SyncOutcome.Failed)]
    [InlineData(SyncOutcome.Failed, "ServiceUnavailable", ErrorClass.Transient, SyncOutcome.Failed)]
    [InlineData(SyncOutcome.Conflict, "ConflictHeld", ErrorClass.Data, SyncOutcome.Conflict)]
    [InlineData(SyncOutcome.Failed, "WriteUnconfirmed", ErrorClass.Transient, SyncOutcome.Updated)]
    [InlineData(SyncOutcome.Failed, "KeepsChanging", ErrorClass.Transient, SyncOutcome.Updated)]
    [InlineData(SyncOutcome.Unchanged, "WriteUnconfirmed", null, SyncOutcome.Updated)]
    [InlineData(SyncOutcome.Created, null, null, SyncOutcome.Created)]
    [InlineData(SyncOutcome.Coupled, null, null, SyncOutcome.Coupled)]
    public async Task A_write_that_is_found_late_takes_away_a_doubt_and_no_other_trouble(SyncOutcome outcome, string? reason, ErrorClass? trouble, SyncOutcome expected)
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        FieldChange city = new("city", Side.Sales, "A", "B"), phone = new("phone", Side.BusinessCentral, "1", "2");
        var error = trouble is null ? null : "No.";
        var given = Samples.Result(run.Id, outcome) with { Reason = reason, Error = error, ErrorClass = trouble, Changes = [city] };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(given, [Image(Side.Sales)])]), Token);

        var learned = given with { Outcome = SyncOutcome.Updated, Reason = "Recovered", Error = null, ErrorClass = null, Changes = [phone] };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(learned, [Image(Side.BusinessCentral)])]) { IsLate = true }, Token);

        var kept = Assert.Single(await ResultsAsync(store, new()));
        var isTrouble = expected is SyncOutcome.Failed or SyncOutcome.Conflict;
        Assert.Equal((expected, isTrouble ? reason : "Recovered", isTrouble ? "No." : null, isTrouble ? trouble : null), (kept.Result.Outcome, kept.Result.Reason, kept.Result.Error, kept.Result.ErrorClass));
        Assert.Equal([city, phone], kept.Result.Changes);
        Assert.Equal(2, kept.Images.Count);
        Assert.Equal(1, (await RunsAsync(store))[0].Counters[expected]);
        Assert.Equal(1, (await RunsAsync(store))[0].Counters.Values.Sum());
    }

    /// <summary>A run that was taken for dead goes on, and tells what it could not store.</summary>
    [Fact]
    public async Task What_somebody_else_has_told_for_a_run_stands_against_what_the_run_could_not_store()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var learned = Samples.Result(run.Id, SyncOutcome.Created) with { Reason = "Recovered" };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(learned, [Image(Side.Sales)])]) { IsLate = true }, Token);

        var lost = learned with { Outcome = SyncOutcome.Failed, Reason = "NotStored", ErrorClass = ErrorClass.Transient };
        var other = Samples.Result(run.Id, SyncOutcome.Failed) with { Reason = "NotStored", ErrorClass = ErrorClass.Transient };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(lost, []), new(other, [])]), Token);

        Assert.Equal(["Recovered", "NotStored"], (await ResultsAsync(store, new())).Select(stored => stored.Result.Reason));
        var counters = (await RunsAsync(store))[0].Counters;
        Assert.Equal((1L, 1L, 2L), (counters[SyncOutcome.Created], counters[SyncOutcome.Failed], counters.Values.Sum()));
    }

    [Fact]
    public async Task Of_two_records_that_turn_out_to_be_partners_the_one_in_doubt_gets_the_late_result_and_the_other_keeps_its_own()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var skipped = Samples.Result(run.Id, SyncOutcome.Skipped) with { Reason = "NotCoupled", SalesId = null };
        var doubtful = Samples.Result(run.Id, SyncOutcome.Ambiguous) with { Reason = "CreateUnknown", BusinessCentralId = null, ErrorClass = ErrorClass.Transient };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(skipped, []), new(doubtful, [])]), Token);

        var learned = doubtful with { Outcome = SyncOutcome.Created, Reason = "Recovered", BusinessCentralId = skipped.BusinessCentralId, ErrorClass = null };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(learned, [])]) { IsLate = true }, Token);

        Assert.Equal([SyncOutcome.Skipped, SyncOutcome.Created], (await ResultsAsync(store, new())).Select(stored => stored.Result.Outcome));
        Assert.Equal([(SyncOutcome.Created, 1L), (SyncOutcome.Skipped, 1L)], (await RunsAsync(store))[0].Counters.Where(count => count.Value > 0).Select(count => (count.Key, count.Value)).Order());
    }

    [Fact]
    public async Task A_late_result_takes_the_place_of_an_answer_that_a_person_declined()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var declined = Samples.Result(run.Id, SyncOutcome.Skipped) with { Reason = "Declined" };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(declined, [])]), Token);

        var learned = declined with { Outcome = SyncOutcome.Updated, Reason = "Recovered" };
        await store.ConfirmAsync([], new RunResults(run.Id, [new(learned, [])]) { IsLate = true }, Token);

        Assert.Equal(SyncOutcome.Updated, Assert.Single(await ResultsAsync(store, new())).Result.Outcome);
        Assert.Equal(1, (await RunsAsync(store))[0].Counters.Values.Sum());
    }

    [Fact]
    public async Task Nothing_late_is_stored_where_somebody_else_has_settled_the_write()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var intents = await store.AddIntentsAsync([Samples.Intent() with { RunId = run.Id }, Samples.Intent() with { RunId = run.Id }], Token);
        await store.DropIntentsAsync([intents[0].Id], Token);
        Confirmation[] confirmations = [.. intents.Select(intent => new Confirmation { Coupling = Samples.Coupling(), SettledIntents = [intent.Id] })];

        var stored = await store.ConfirmAsync(confirmations, new RunResults(run.Id, [new(Samples.Result(run.Id), [])]) { IsLate = true }, Token);

        Assert.Empty(stored);
        Assert.Equal(0, await store.CountAsync("Customer", Token));
        Assert.Empty(await ResultsAsync(store, new()));
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token);
        Assert.Equal(intents[1].Id, Assert.Single(await store.OpenIntentsAsync("Customer", Token)).Id);
    }

    [Fact]
    public async Task Another_scope_sees_and_removes_no_runs()
    {
        var store = await StoreAsync();
        var other = await StoreAsync(Scope with { CompanyId = Guid.NewGuid() });
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        await store.ConfirmAsync([], new RunResults(run.Id, [new(Samples.Result(run.Id), [])]), Token);
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token);

        Assert.Empty(await RunsAsync(other));
        Assert.Empty(await ResultsAsync(other, new()));
        Assert.Equal(0, await other.RemoveRunsAsync(Samples.Time.AddDays(1), Token));
        await other.ConfirmAsync([], new RunResults(run.Id, [new(Samples.Result(run.Id), [])]), Token);
        Assert.Single(await ResultsAsync(store, new()));
    }

    private static async Task<List<RunRecord>> RunsAsync(ICouplingStore store, RunFilter? filter = null) =>
        [.. (await store.ListRunsAsync(filter ?? new(), 100, Token).ToListAsync(Token)).SelectMany(page => page)];

    private static async Task<List<StoredResult>> ResultsAsync(ICouplingStore store, ResultFilter filter) =>
        [.. (await store.ListResultsAsync(filter, 100, Token).ToListAsync(Token)).SelectMany(page => page)];

    private static WriteImage Image(Side side) =>
        new(side, IsCreate: false, new Dictionary<string, FieldValue>(), new Dictionary<string, FieldValue>(), null);

    private sealed class BySight : IEqualityComparer<SyncResult>
    {
        public bool Equals(SyncResult? x, SyncResult? y) => x?.ToString() == y?.ToString();

        public int GetHashCode(SyncResult obj) => 0;
    }
}
