using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>What Business Central allows in filters.</summary>
/// <remarks>
/// Fidelity: "or" within one field only; no "in", no "not", no nested functions, no lambdas, no column compared with a column or with null: all answered with 501.
/// A code in a filter is compared in upper case, as filters of the application are. The members of enumerations are taken escaped and unescaped.
/// </remarks>
internal sealed class BusinessCentralDialect(bool ignoresCase) : QueryDialect(SchemaFiles.BusinessCentral)
{
    private static readonly HashSet<string> s_functions =
        ["contains", "startswith", "endswith", "substring", "tolower", "toupper", "year", "month", "day"];

    public override bool IgnoresCase { get; } = ignoresCase;

    public override ODataUriResolver Resolver { get; } = new EnumNames();

    public override bool AllowsFunction(string name) => s_functions.Contains(name);

    public override void CheckFilter(SingleValueNode filter) => Fields(filter, inFunction: false);

    public override QueryException Unsupported(string construct) =>
        new(QueryProblem.NotImplemented, $"The '{construct}' construct is not supported on an OData filter.");

    private HashSet<string> Fields(QueryNode node, bool inFunction)
    {
        switch (node)
        {
            case BinaryOperatorNode binary:
                return Operator(binary, inFunction);
            case SingleValueFunctionCallNode call:
                if (inFunction)
                    throw Unsupported("nested functions");
                return [.. call.Parameters.SelectMany(p => Fields(p, inFunction: true))];
            case ConvertNode convert:
                return Fields(convert.Source, inFunction);
            case SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property:
                return [property.Property.Name];
            case ConstantNode { Value: null }:
                throw Unsupported("null");
            case ConstantNode:
                return [];
            case UnaryOperatorNode unary:
                throw Unsupported(unary.OperatorKind.ToString());
            default:
                throw Unsupported(node.Kind.ToString());
        }
    }

    private HashSet<string> Operator(BinaryOperatorNode root, bool inFunction)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<QueryNode>([root.Left, root.Right]);
        while (open.TryPop(out var node))
        {
            if (node is BinaryOperatorNode same && same.OperatorKind == root.OperatorKind)
            {
                open.Push(same.Left);
                open.Push(same.Right);
            }
            else
            {
                fields.UnionWith(Fields(node, inFunction));
            }
        }
        if (root.OperatorKind == BinaryOperatorKind.Or && fields.Count > 1)
            throw BusinessCentralErrors.OrOnDistinctFields();
        if (root.OperatorKind is not (BinaryOperatorKind.Or or BinaryOperatorKind.And) && fields.Count > 1)
            throw Unsupported("comparison of fields");
        return fields;
    }
}
