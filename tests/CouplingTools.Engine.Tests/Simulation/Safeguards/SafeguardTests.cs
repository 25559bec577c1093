using Xunit;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>
/// The simulation is worth what it catches: each safeguard is taken out of the synchronization in turn, and a promise is broken
/// soon. With all of them in place none is, in the same sequences: see <see cref="SimulationTests"/>.
/// </summary>
public sealed class SafeguardTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public Task Updates_that_carry_no_version_are_caught() =>
        CaughtAsync(ServiceTamperings.UpdatesWithoutVersion, 150, SimPromise.NothingUnseen);

    [Fact]
    public Task Creates_in_Sales_without_an_id_of_our_own_are_caught() =>
        CaughtAsync(ServiceTamperings.CreatesWithoutOwnId, 150, SimPromise.NoDuplicates);

    [Fact]
    public Task Creates_that_go_over_what_is_there_are_caught() =>
        CaughtAsync(ServiceTamperings.CreatesOverWhatIsThere, 250, SimPromise.NothingUnseen, SimPromise.NoLostUpdate);

    [Fact]
    public Task A_lost_create_in_Business_Central_that_is_forgotten_is_caught() =>
        CaughtAsync(ServiceTamperings.LostCreatesForgotten, 100, SimPromise.NoDuplicates);

    [Fact]
    public Task Bases_that_hold_what_was_sent_are_caught() =>
        CaughtAsync(ServiceTamperings.BasesFromWhatWasSent, 50, SimPromise.NoLostUpdate);

    [Fact]
    public Task Writes_without_an_intent_are_caught() =>
        CaughtAsync(StoreTamperings.WritesWithoutIntent, 50, SimPromise.IntentFirst);

    [Fact]
    public Task Writes_that_nobody_notes_as_sent_are_caught() =>
        CaughtAsync(StoreTamperings.WritesWithoutMark, 250, SimPromise.NoDuplicates);

    [Fact]
    public Task Writes_of_a_run_that_died_and_are_not_looked_for_are_caught() =>
        CaughtAsync(StoreTamperings.NothingVerified, 250, SimPromise.NoDuplicates);

    [Fact]
    public Task A_create_that_is_not_waited_for_is_caught() =>
        CaughtAsync(StoreTamperings.NothingWaitedFor, 400, SimPromise.NoDuplicates);

    [Fact]
    public Task A_create_for_a_record_that_has_a_partner_is_caught() =>
        CaughtAsync(StoreTamperings.CreatesForCoupled, 100, SimPromise.NoDuplicates);

    [Fact]
    public Task A_partner_for_a_record_that_another_run_is_creating_is_caught() =>
        CaughtAsync(StoreTamperings.CreatesOfOthersUnknown, 100, SimPromise.NoDuplicates);

    [Fact]
    public Task Couplings_that_every_run_has_are_caught() =>
        CaughtAsync(StoreTamperings.CouplingsForAll, 400, SimPromise.NoLostUpdate);

    [Fact]
    public Task Claims_whose_numbers_do_not_count_are_caught() =>
        CaughtAsync(StoreTamperings.LostClaimsRenewed, 500, SimPromise.NoLostUpdate);

    [Fact]
    public Task Conflicts_that_are_not_held_are_caught() =>
        CaughtAsync(RuleTamperings.ConflictsNotHeld, 200, SimPromise.NoLostUpdate);

    [Fact]
    public Task Bases_that_a_one_way_run_moves_for_what_waits_are_caught() =>
        CaughtAsync(RuleTamperings.BasesOfWaitingEditsMove, 200, SimPromise.Settles);

    [Fact]
    public Task Our_own_writes_that_pass_for_edits_are_caught() =>
        CaughtAsync(StoreTamperings.EchoesTakenForEdits, 50, SimPromise.StaysQuiet);

    [Fact]
    public Task A_watermark_that_moves_over_what_is_not_settled_is_caught() =>
        CaughtAsync(StoreTamperings.WatermarksAlwaysMove, 1_000, SimPromise.Settles);

    /// <summary>One of some promises is broken within so many sequences; it takes about a quarter of them.</summary>
    private async Task CaughtAsync(SimTampering tampering, int within, params SimPromise[] promises)
    {
        using var template = new SimTemplate();
        var play = Task.Run(
            () => Enumerable.Range(1, within)
                .Select(seed => (Seed: seed, Problem: SimPlay.Play(template, new SimChoices(seed).Steps(), tampering)))
                .FirstOrDefault(played => played.Problem is { } problem && promises.Contains(problem.Kind)),
            TestContext.Current.CancellationToken);
        var (seed, problem) = await play.WaitAsync(s_limit, TestContext.Current.CancellationToken);
        Assert.True(problem is not null, $"{within} sequences break none of {string.Join(", ", promises)}");
        output.WriteLine($"after {seed} sequences: {problem}");
    }
}
