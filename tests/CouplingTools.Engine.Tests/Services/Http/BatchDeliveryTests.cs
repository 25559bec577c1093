using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Http;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class BatchDeliveryTests
{
    private static readonly (int, string) s_throttled = (429, Answers.Error("Application_TooManyRequests"));
    private static readonly (int, string) s_unavailable = (503, Answers.Error("Internal_TenantUnavailable"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_what_was_turned_away_is_sent_again()
    {
        var server = Server((attempt, _) => attempt == 1 ? CentralFault.Of(row => row is 1 or 3 ? s_throttled : null) : null);

        var answers = await UpdateAsync(server, 5);

        Assert.All(answers, answer => Assert.Equal(WriteStatus.Done, answer.Status));
        Assert.Equal([[0, 1, 2, 3, 4], [1, 3]], server.Batches);
    }

    [Fact]
    public async Task A_throttled_operation_is_sent_again_a_bounded_number_of_times_and_then_was_not_sent()
    {
        var server = Server((_, _) => CentralFault.Of(row => row == 1 ? s_throttled : null));

        var answers = await UpdateAsync(server, 3, Repeating.AtOnce with { Repeats = 7 });

        Assert.Equal([WriteStatus.Done, WriteStatus.NotSent, WriteStatus.Done], answers.Select(answer => answer.Status));
        Assert.Equal("Application_TooManyRequests", answers[1].Error!.Code);
        Assert.Equal([3, 1, 1, 1, 1, 1, 1, 1], server.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task An_operation_that_is_locked_for_long_is_given_up_sooner_so_that_it_does_not_hold_up_the_others()
    {
        var server = Server((_, _) => CentralFault.Of(row => row == 1 ? s_unavailable : null));

        var answers = await UpdateAsync(server, 3, Repeating.AtOnce with { Repeats = 10, OperationRepeats = 4 });

        Assert.Equal([WriteStatus.Done, WriteStatus.NotSent, WriteStatus.Done], answers.Select(answer => answer.Status));
        Assert.Equal([3, 1, 1, 1, 1], server.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task A_refused_repetition_of_an_update_whose_answer_was_lost_leaves_it_in_doubt()
    {
        var server = Server((attempt, _) => attempt == 1 ? CentralFault.Answer("lost", isAfterwards: true) : null);

        var answers = await UpdateAsync(server, 2);

        Assert.All(answers, answer => Assert.Equal((WriteStatus.Unknown, "Request_EntityChanged"), (answer.Status, answer.Error!.Code)));
        Assert.Equal(2, server.Batches.Count);
    }

    [Fact]
    public async Task What_was_in_doubt_stays_so_when_it_cannot_be_sent_again()
    {
        var server = Server((attempt, _) => CentralFault.Answer(attempt == 1 ? "lost" : "429", isAfterwards: attempt == 1));

        var answers = await UpdateAsync(server, 1);

        Assert.Equal((WriteStatus.Unknown, 429), (answers[0].Status, answers[0].Error!.Status));
    }

    [Fact]
    public async Task A_batch_that_takes_too_long_is_split_until_the_slow_operation_is_alone_and_the_others_are_done()
    {
        var server = Server((_, rows) => rows.Contains(5) ? CentralFault.Answer("408") : null);

        var answers = await UpdateAsync(server, 40);

        Assert.Equal(WriteStatus.Unknown, answers[5].Status);
        Assert.All(answers.Where((_, row) => row != 5), answer => Assert.Equal(WriteStatus.Done, answer.Status));
        Assert.Equal([40, 20, 10, 5, 2, 1], server.Batches.Where(batch => batch.Contains(5)).Select(batch => batch.Count));
    }

    [Fact]
    public async Task Our_own_time_out_splits_as_well_and_later_batches_are_smaller()
    {
        var server = Server((attempt, _) => attempt == 1 ? new CentralFault(_ => throw new TaskCanceledException("slow", new TimeoutException())) : null);
        using var client = Client(server, Repeating.AtOnce);

        var answers = await client.WriteAsync(CentralScript.CustomerTable, Updates(0, 100), CentralScript.Fields, Stop);
        await client.WriteAsync(CentralScript.CustomerTable, Updates(100, 50), CentralScript.Fields, Stop);

        Assert.All(answers, answer => Assert.Equal(WriteStatus.Done, answer.Status));
        Assert.All(server.Batches.Skip(1), batch => Assert.True(batch.Count <= 50));
    }

    [Fact]
    public async Task When_nothing_is_answered_in_time_every_operation_has_its_answer_and_the_attempts_are_bounded()
    {
        var server = Server((_, _) => CentralFault.Answer("504"));

        var answers = await UpdateAsync(server, 100, Repeating.AtOnce with { Repeats = 3, MaxConcurrency = 1 });

        Assert.All(answers, answer => Assert.Equal(504, answer.Error!.Status));
        Assert.All(answers, answer => Assert.True(answer.Status is WriteStatus.Unknown or WriteStatus.NotSent));
        Assert.Empty(server.Updated);
    }

    [Theory]
    [InlineData("413")]
    [InlineData("400")]
    public async Task A_batch_refused_as_a_whole_is_halved_also_when_some_of_it_is_turned_away(string status)
    {
        var server = Server((_, rows) => rows switch
        {
            { Count: > 1 } when rows.Contains(2) => CentralFault.Answer(status),
            [2] => CentralFault.Answer(status),
            _ => null,
        });

        var answers = await UpdateAsync(server, 8);

        Assert.Equal([2], answers.Select((answer, row) => (answer, row)).Where(pair => pair.answer.Status == WriteStatus.Refused).Select(pair => pair.row));
        Assert.Equal(7, answers.Count(answer => answer.Status == WriteStatus.Done));
    }

    [Fact]
    public Task Whatever_goes_wrong_each_operation_has_one_answer_that_is_true() =>
        Gen.Select(Gen.Int[1, 120], Gen.Int[0, 1_000_000], Gen.Int[0, 60]).SampleAsync(async (count, seed, percent) =>
        {
            var chance = new Random(seed);
            var server = new CentralServer(rows =>
            {
                lock (chance)
                    return chance.Next(100) < percent ? Fault(chance) : null;
            });

            var answers = await UpdateAsync(server, count, Repeating.AtOnce with { Repeats = chance.Next(6) });

            for (var row = 0; row < count; row++)
            {
                var isUpdated = server.Updated.Contains(row);
                Assert.True(answers[row].Status switch
                {
                    WriteStatus.Done => isUpdated,
                    WriteStatus.Unknown => true,
                    _ => !isUpdated,
                });
            }
        }, iter: 400);

    private static CentralFault? Fault(Random chance)
    {
        string[] names = ["429", "503", "never connected", "408", "504", "502", "lost", "truncated", "500", "400"];
        var name = names[chance.Next(names.Length)];
        var mayRun = name is "408" or "504" or "502" or "lost" or "truncated" or "500";
        var (unlucky, status) = (chance.Next(3), chance.Next(3));
        return chance.Next(3) == 0
            ? CentralFault.Of(row => row % 3 != unlucky ? null : status switch
            {
                0 => s_throttled,
                1 => s_unavailable,
                _ => (400, Answers.Error("Application_DialogException")),
            })
            : CentralFault.Answer(name, mayRun && chance.Next(2) == 0);
    }

    private static CentralServer Server(Func<int, IReadOnlyList<int>, CentralFault?> fault)
    {
        var attempt = 0;
        return new(rows => fault(Interlocked.Increment(ref attempt), rows));
    }

    private static async Task<IReadOnlyList<WriteAnswer>> UpdateAsync(CentralServer server, int count, ServiceOptions? options = null)
    {
        using var client = Client(server, options ?? Repeating.AtOnce);
        return await client.WriteAsync(CentralScript.CustomerTable, Updates(0, count), CentralScript.Fields, Stop);
    }

    private static BusinessCentralService Client(CentralServer server, ServiceOptions options) => new(
        new HttpMessageInvoker(server), new Uri(CentralScript.EnvironmentUrl), new Company(Guid.Parse(CentralScript.CompanyId), "CRONUS", ""),
        TimeProvider.System, options);

    private static WriteOperation[] Updates(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(row => Writes.Update(CentralScript.Row(row), CentralScript.Etag(1), ("displayName", "New")))];
}
