using CouplingTools.Engine.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class ExecutionLedgerTests
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);
    private readonly FakeTimeProvider _time = new();
    private readonly ExecutionLedger _ledger;

    public ExecutionLedgerTests() => _ledger = new(100, s_period, _time);

    [Fact]
    public void A_batch_under_way_counts_by_its_operations_however_short_the_requests_before_it_were()
    {
        Spend(10, 100, 5);
        Spend(100, null, 0.09);

        Assert.Equal(8, Begin(100));
    }

    [Fact]
    public void A_small_batch_counts_less_than_a_large_one()
    {
        Spend(10, 100, 5);

        Assert.Equal(50, Begin(20));
    }

    [Fact]
    public void Requests_under_way_fill_the_limit_even_where_none_has_ended_of_late()
    {
        Spend(1, 100, 5);
        _time.Advance(s_period * 2);

        Assert.Equal(20, Begin(100));
        Assert.InRange(_ledger.WaitFor(100), TimeSpan.FromMilliseconds(1), s_period / 60);
    }

    [Fact]
    public void A_request_larger_than_the_limit_is_sent_once_nothing_else_counts()
    {
        Spend(1, 1, 90);
        Assert.NotEqual(TimeSpan.Zero, _ledger.WaitFor(10));

        _time.Advance(s_period * 2);

        Assert.Equal(1, Begin(10));
    }

    private void Spend(int requests, int? operations, double seconds)
    {
        for (var i = 0; i < requests; i++)
            _ledger.End(_ledger.Begin(operations), operations, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Begins as many requests as may be under way together.</summary>
    private int Begin(int? operations)
    {
        var begun = 0;
        for (; begun < 1_000 && _ledger.WaitFor(operations) == TimeSpan.Zero; begun++)
            _ledger.Begin(operations);
        return begun;
    }
}
