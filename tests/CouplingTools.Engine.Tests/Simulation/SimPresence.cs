using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>The runs of a process, known to all as under way for as long as it lives.</summary>
/// <param name="everybodys">The runs under way in the world.</param>
internal sealed class SimPresence(HashSet<Guid> everybodys) : IRunPresence
{
    private readonly HashSet<Guid> _own = [];

    public Task HoldAsync(Guid run, CancellationToken cancellationToken)
    {
        _own.Add(run);
        everybodys.Add(run);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(Guid run, CancellationToken cancellationToken)
    {
        _own.Remove(run);
        everybodys.Remove(run);
        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<Guid>> UnderWayAsync(SqlSession session, IEnumerable<Guid> runs) =>
        Task.FromResult<IReadOnlySet<Guid>>(runs.Where(everybodys.Contains).ToHashSet());

    /// <summary>Everybody takes the process for dead.</summary>
    public void Lose() => everybodys.ExceptWith(_own);

    public ValueTask DisposeAsync()
    {
        Lose();
        _own.Clear();
        return ValueTask.CompletedTask;
    }
}
