using System.Security.Cryptography;

namespace CouplingTools.Engine.Services.Http;

/// <summary>How a service is used within its limits, and where ids and chance come from.</summary>
internal sealed record ServiceOptions
{
    /// <summary>The greatest number of requests under way at once, where it is to be less than the service allows.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>The greatest number of operations sent together, where it is to be less than the service allows.</summary>
    public int? MaxBatchSize { get; init; }

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a request is repeated.</summary>
    public int Repeats { get; init; } = 10;

    /// <summary>How often an operation of a batch is repeated that was turned away by itself, because of a lock for example.</summary>
    public int OperationRepeats { get; init; } = 4;

    /// <summary>How long after it was first sent a request may still be repeated.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The limit of the wait before the first repetition; it doubles with each.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a repetition that the service did not name itself.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause granted to a service that asks for one.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a service is given to end what a run that died had sent it, before what is absent counts as never created.
    /// Unless given, as long as a batch takes; nothing for a sandbox in this process, which died with the run.
    /// </summary>
    public TimeSpan? SettleTime { get; init; }

    /// <summary>The share of the published limits to use; the rest is for what the clocks of two machines differ.</summary>
    public double LimitFactor { get; init; } = 0.9;

    /// <summary>The period over which the published rates are kept, where a service counts over another one than it publishes.</summary>
    public TimeSpan? LimitPeriod { get; init; }

    /// <summary>The same, for somebody who waits for a connection: a wrong address is to be told within seconds.</summary>
    public ServiceOptions Impatient => this with { Repeats = 3, Patience = TimeSpan.FromMinutes(2), Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Makes the ids of requests.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>Numbers from 0 up to 1 that spread repetitions.</summary>
    public Func<double> Random { get; init; } = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    /// <summary>Is told when the service has to be waited for.</summary>
    public IServiceNotices Notices { get; init; } = new ServiceNotices();
}
