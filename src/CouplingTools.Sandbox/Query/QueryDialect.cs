using CouplingTools.Sandbox.Schema;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>What one service allows in query options beyond or short of OData, and how it compares.</summary>
internal abstract class QueryDialect(ServiceSchema schema)
{
    private readonly Lazy<IEdmModel> _model = new(() => EdmModelFactory.Build(schema));

    /// <summary>The service's tables.</summary>
    public ServiceSchema Schema { get; } = schema;

    /// <summary>The model for the parser.</summary>
    public IEdmModel Model => _model.Value;

    /// <summary>How names and enumeration literals are resolved.</summary>
    public virtual ODataUriResolver Resolver { get; } = new();

    /// <summary>True where text is compared regardless of case.</summary>
    public abstract bool IgnoresCase { get; }

    /// <summary>
    /// Refuses what the service does not allow in a $filter, and rewrites what only this service knows into OData the parser knows
    /// ("in" with a list in parentheses is at hand), before parsing.
    /// </summary>
    /// <exception cref="QueryException">Not allowed.</exception>
    public virtual string PrepareFilter(string filter, TableSchema table) => filter;

    /// <summary>Refuses what the service does not allow, after parsing.</summary>
    /// <exception cref="QueryException">Not allowed.</exception>
    public virtual void CheckFilter(SingleValueNode filter)
    {
    }

    /// <summary>True for the functions the service knows in filters.</summary>
    public abstract bool AllowsFunction(string name);

    /// <summary>The refusal of a construct of $filter, $orderby or $expand that is valid OData but that this service (or its imitation) does not know.</summary>
    public virtual QueryException Unsupported(string construct) => new(QueryProblem.NotImplemented, construct);
}
