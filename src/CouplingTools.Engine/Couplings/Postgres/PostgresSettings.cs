namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>What every connection of a store is set to.</summary>
internal static class PostgresSettings
{
    /// <summary>
    /// A commit that was answered is on disk. Whoever falls asleep within a transaction loses its locks before others lose
    /// patience.
    /// </summary>
    public const string Statement =
        """
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SELECT set_config('idle_in_transaction_session_timeout', '15s', false), set_config('lock_timeout', '30s', false);
        """;
}
