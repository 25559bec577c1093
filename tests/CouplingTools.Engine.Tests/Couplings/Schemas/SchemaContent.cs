using System.Text.Json;
using System.Text.Json.Nodes;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Couplings.Transfer;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Schemas;

/// <summary>Something of everything that a store can hold, the same whenever it is made.</summary>
internal static class SchemaContent
{
    private static readonly Guid s_dead = Id(901);
    private static readonly Dictionary<string, FieldValue> s_values = new()
    {
        ["name"] = FieldValue.Of("Müller & Söhne 'Nord' \\ \U0001F600"),
        ["limit"] = FieldValue.Of(12.50m),
        ["blank"] = FieldValue.Blank,
        ["ref"] = FieldValue.Of(Id(77)),
        ["day"] = FieldValue.Of(new DateOnly(2024, 2, 29)),
        ["at"] = FieldValue.Of(Samples.Time.AddTicks(7)),
        ["on"] = FieldValue.Of(true),
    };

    private static readonly Dictionary<string, FieldBase> s_bases = s_values.ToDictionary(
        value => value.Key,
        value => new FieldBase([value.Value], [value.Value, FieldValue.Blank]) { Meaning = "meaning", Trace = value.Key == "name" ? new FieldTrace(Side.Sales, 3, IsRewritten: true) : null });

    public static StoreScope Scope { get; } = new(Id(1), Id(2)) { Place = new StorePlace("host.example/production", "CRONUS 'X'", "org.example") };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Fills an empty store, and leaves a run in it that never ended, with its claims and writes.</summary>
    public static async Task FillAsync(ICouplingStore store)
    {
        var couplings = await store.AddAsync([.. Enum.GetValues<CouplingStatus>().Select((status, index) => Coupling(index, status)), Coupling(50, CouplingStatus.Pending) with { Mapping = "Own" }], Token);
        await store.ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling, Bases = s_bases })], Token);
        await store.HoldAsync([couplings[1].Id], new CouplingHold("anna", Samples.Time), Token);
        await store.WriteWatermarksAsync([new("Customer", Side.BusinessCentral, "time1 x"), new("Customer", Side.Sales, "delta1 y"), new("Own", Side.Sales, "z")], Token);

        var run = Run(900);
        await store.BeginRunAsync(run, Token);
        var claim = (await store.ClaimAsync(run.Id, "key", [couplings[0]], Token))[0];
        var image = new WriteImage(Side.Sales, IsCreate: false, s_values, s_values, "W/\"2\"");
        await store.ConfirmAsync(
            [new Confirmation { Coupling = couplings[0], Lease = new CouplingLease(run.Id, claim.Fence, "key") }],
            new RunResults(run.Id, [.. Enum.GetValues<SyncOutcome>().Where(outcome => outcome != SyncOutcome.Planned).Select((outcome, index) => new StoredResult(Result(run.Id, index, outcome), index % 2 == 0 ? [image] : []))]),
            Token);
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time.AddMinutes(1) }, Token);
        await store.BeginRunAsync(Run(902) with { ParentId = run.Id, Mapping = "Own" }, Token);
        await store.CompleteRunAsync(Run(902) with { ParentId = run.Id, Mapping = "Own", CompletedAt = Samples.Time.AddMinutes(2), IsInterrupted = true }, Token);

        await store.BeginRunAsync(Run(901), Token);
        var held = await store.ClaimAsync(s_dead, null, [couplings[2], couplings[3]], Token);
        await store.AddIntentsAsync([.. held.Select((one, index) => Update(index, couplings[2 + index]) with { Coupling = one.Coupling, Lease = new CouplingLease(s_dead, one.Fence) })], Token);
        var creates = await store.AddIntentsAsync([.. Enum.GetValues<IntentState>().Select((_, index) => Create(index))], Token);
        await store.MarkSentAsync([creates[1].Id, creates[2].Id], Token);
        await store.MarkAmbiguousAsync([creates[2] with { Candidates = [new CreationCandidate(Id(70), "C70", "Like it", Samples.Time)] }], Token);
    }

    /// <summary>Everything that a store tells, a line for each thing.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ICouplingStore store)
    {
        var lines = new List<string>();
        foreach (var mapping in await store.ListMappingsAsync(Token))
        {
            foreach (var side in Enum.GetValues<Side>())
                lines.Add($"watermark {mapping} {side} {await store.ReadWatermarkAsync(mapping, side, Token) ?? "none"}");
            await foreach (var page in store.ListAsync(new CouplingFilter { Mapping = mapping }, 100, Token))
            {
                var bases = await store.ReadBasesAsync([.. page.Select(coupling => coupling.Id)], Token);
                lines.AddRange(page.Select(coupling =>
                    $"claim {coupling.Fence} {coupling.LeaseRun} {coupling.DoneKey} of {StateJson.Write(new StateLine { Coupling = StateCoupling.Of(coupling, bases.GetValueOrDefault(coupling.Id)) })}"));
            }

            foreach (var write in await store.OpenIntentsAsync(mapping, Token))
                lines.Add(StateJson.Write(new StateLine { Write = write }));
        }

        await foreach (var page in store.ListRunsAsync(new RunFilter(), 100, Token))
            lines.AddRange(page.Select(run => "run " + JsonSerializer.Serialize(run, StoreJson.Options)));
        await foreach (var page in store.ListResultsAsync(new ResultFilter(), 100, Token))
            lines.AddRange(page.Select(result => "result " + JsonSerializer.Serialize(result, StoreJson.Options)));
        return lines;
    }

    /// <summary>A store tells what it told when it was released. It may tell more by now.</summary>
    public static void AssertTold(IReadOnlyList<string> said, IReadOnlyList<string> now)
    {
        Assert.Equal(said.Select(Plain), now.Select(Plain));
        foreach (var (before, after) in said.Zip(now))
            Assert.True(Holds(Json(after), Json(before)), $"Said was\n{before}\nand now is\n{after}");
    }

    /// <summary>The next run does its work in the store, from the claims that the dead one left on.</summary>
    public static async Task GoOnAsync(ICouplingStore store)
    {
        var couplings = (await store.ListAsync(new(), 100, Token).ToListAsync(Token)).SelectMany(page => page).ToList();
        var run = Run(910);
        var number = await store.BeginRunAsync(run, Token);
        Assert.Equal(1, await store.EndInterruptedRunsAsync("Customer", Token));

        var claims = await store.ClaimAsync(run.Id, null, couplings, Token);

        Assert.True(number > couplings.Max(coupling => coupling.Fence), "A claim has a number that was given out before.");
        Assert.Equal(2, claims.Count(claim => claim.State == ClaimState.TakenOver && claim.Other == s_dead));
        var writes = await store.OpenIntentsAsync("Customer", Token);
        var stored = await store.ConfirmAsync(
            [new Confirmation { Coupling = couplings[2] with { Name = "New" }, Lease = new CouplingLease(run.Id, claims[2].Fence), Bases = s_bases, SettledIntents = [writes[0].Id] }],
            new RunResults(run.Id, [new StoredResult(Result(run.Id, 1, SyncOutcome.Updated), [])]),
            Token);
        await store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token);
        await store.AddAsync([Coupling(60, CouplingStatus.Synchronized)], Token);

        Assert.Equal("New", Assert.Single(stored).Name);
        Assert.Equal(writes.Count - 1, (await store.OpenIntentsAsync("Customer", Token)).Count);
        Assert.Equal(couplings.Count + 1, (await store.ListAsync(new(), 100, Token).ToListAsync(Token)).Sum(page => page.Count));
        Assert.Equal(4, (await store.ListRunsAsync(new(), 100, Token).ToListAsync(Token)).Sum(page => page.Count));
        Assert.Equal(4, await store.RemoveRunsAsync(Samples.Time.AddDays(1), Token));
    }

    private static string Plain(string line) => line.Split('{')[0];

    private static JsonNode? Json(string line) => line.Contains('{', StringComparison.Ordinal) ? JsonNode.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]) : null;

    private static bool Holds(JsonNode? now, JsonNode? said) => (now, said) switch
    {
        (JsonObject all, JsonObject some) => some.All(part => all.TryGetPropertyValue(part.Key, out var value) && Holds(value, part.Value)),
        (JsonArray all, JsonArray some) => all.Count == some.Count && all.Zip(some).All(pair => Holds(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(now, said),
    };

    private static Guid Id(int number) => new(number, 0x4000, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    private static StoredCoupling Coupling(int index, CouplingStatus status) => new()
    {
        Mapping = "Customer",
        BusinessCentralId = Id(100 + index),
        SalesId = Id(200 + index),
        Number = index == 0 ? null : $"C{index:D5}",
        Name = index == 0 ? null : "Müller & Söhne 'Nord'",
        Status = status,
        LastOutcome = index == 0 ? null : SyncOutcome.Failed,
        LastReason = index == 0 ? null : "ServiceRefused",
        LastError = index == 0 ? null : "No, \"never\".\n",
        BusinessCentralVersion = "W/\"JzE4\"",
        SalesVersion = "W/\"18\"",
        CoupledAt = Samples.Time,
        LastSynchronizedAt = index == 0 ? null : Samples.Time.AddTicks(index),
        Failure = index % 3 == 1 ? new RepeatedFailure(2, "F1", "M1", "Mend it.", Samples.Time) : null,
    };

    private static RunRecord Run(int number) => Samples.Run() with { Id = Id(number), Kind = SyncRunKind.Synchronization, ProcessId = 4711 };

    private static SyncResult Result(Guid run, int index, SyncOutcome outcome) => new()
    {
        Outcome = outcome,
        Reason = outcome == SyncOutcome.Unchanged ? null : "SomeReason",
        Mapping = "Customer",
        Direction = SyncDirection.ToSales,
        Number = $"C{index:D5}",
        Name = "Name",
        BusinessCentralId = Id(100 + index),
        SalesId = Id(200 + index),
        Changes = outcome == SyncOutcome.Updated ? [new FieldChange("city", Side.Sales, "Bonn", 1.50m)] : [],
        Error = outcome == SyncOutcome.Failed ? "It failed." : null,
        RecommendedAction = outcome == SyncOutcome.Failed ? "Mend it." : null,
        ErrorClass = outcome == SyncOutcome.Failed ? ErrorClass.Data : null,
        RunId = run,
        Duration = TimeSpan.FromMilliseconds(12.5),
        IsSuspended = outcome == SyncOutcome.Skipped,
    };

    private static WriteIntent Update(int index, StoredCoupling coupling) => Create(20 + index) with
    {
        Kind = WriteKind.Update,
        TargetId = coupling.SalesId,
        SourceId = coupling.BusinessCentralId,
        State = IntentState.Sent,
        Before = s_values,
        Changes = [new FieldChange("city", Side.Sales, null, "Bonn")],
    };

    private static WriteIntent Create(int index) => new()
    {
        RunId = s_dead,
        Mapping = "Customer",
        Side = Side.Sales,
        Kind = WriteKind.Create,
        TargetId = Id(400 + index),
        SourceId = Id(500 + index),
        ExpectedVersion = "W/\"17\"",
        ReplacedId = index == 1 ? Id(600) : null,
        Correlation = Id(700 + index),
        Values = s_values,
        Bases = s_bases,
        KnownBefore = [Id(800 + index)],
        CreatedAt = Samples.Time,
    };
}
