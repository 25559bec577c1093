namespace CouplingTools.Sandbox.Query;

/// <summary>Why a query is refused.</summary>
internal enum QueryProblem
{
    /// <summary>The service does not know the construct; the message names it.</summary>
    NotImplemented,

    /// <summary>The query is wrong; the message says how, in the service's words.</summary>
    Invalid,
}

/// <summary>A query that is refused; the service turns it into its own error.</summary>
internal sealed class QueryException(QueryProblem problem, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public QueryProblem Problem { get; } = problem;
}
