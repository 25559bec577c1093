namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Tells runs under way from those that died, whatever process they run in.</summary>
internal interface IRunPresence : IAsyncDisposable
{
    /// <summary>Makes a run known as under way.</summary>
    Task HoldAsync(Guid run, CancellationToken cancellationToken);

    Task ReleaseAsync(Guid run, CancellationToken cancellationToken);

    /// <summary>Those of the runs that are under way.</summary>
    Task<IReadOnlySet<Guid>> UnderWayAsync(SqlSession session, IEnumerable<Guid> runs);
}
