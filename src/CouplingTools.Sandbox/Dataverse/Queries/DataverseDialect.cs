using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Dataverse.Queries;

/// <summary>The $filter of the Web API, after the page "Filter rows": fewer operators and functions than OData, and query functions of its own.</summary>
/// <remarks>
/// Fidelity: In, NotIn, Between, NotBetween, On, OnOrAfter and OnOrBefore are done; the other query functions are refused as not implemented.
/// Text is compared regardless of case; accents are told apart, as in the collation of most organizations.
/// </remarks>
internal sealed class DataverseDialect(ServiceSchema schema) : QueryDialect(schema)
{
    private const int MostConditions = 500;

    /// <inheritdoc/>
    public override bool IgnoresCase => true;

    /// <inheritdoc/>
    public override bool AllowsFunction(string name) => name is "contains" or "startswith" or "endswith";

    /// <inheritdoc/>
    public override string PrepareFilter(string filter, TableSchema table) => new QueryFunctions(table).Rewrite(filter);

    /// <inheritdoc/>
    public override void CheckFilter(SingleValueNode filter)
    {
        if (Conditions(filter) > MostConditions)
        {
            throw new DataverseException(
                System.Net.HttpStatusCode.BadRequest,
                "0x8004430C",
                $"Number of conditions in query exceeded maximum limit of {MostConditions}.");
        }
    }

    private static int Conditions(SingleValueNode filter)
    {
        var count = 0;
        var open = new Stack<SingleValueNode>([filter]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                    open.Push(both.Right);
                    open.Push(both.Left);
                    break;
                case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                    open.Push(not.Operand);
                    break;
                case ConvertNode convert:
                    open.Push(convert.Source);
                    break;
                default:
                    count++;
                    break;
            }
        }

        return count;
    }
}
