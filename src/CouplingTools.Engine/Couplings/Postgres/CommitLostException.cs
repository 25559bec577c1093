namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>A commit was sent and not answered: it may have been done.</summary>
internal sealed class CommitLostException(Exception cause) : Exception(cause.Message, cause);
