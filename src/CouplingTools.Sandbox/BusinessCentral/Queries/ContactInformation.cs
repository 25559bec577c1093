using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>What may be asked of contactsInformation, a buffer that is filled for one related record at a time.</summary>
/// <remarks>
/// Fidelity: a query has to name one relatedId and one relatedType; a navigation property that starts at the related record supplies both, one that starts
/// at the contact supplies neither. The refusals of several values are those of the conversions that fail then.
/// </remarks>
internal static class ContactInformation
{
    private const string Set = "contactsInformation";
    private const string RelatedId = "relatedId";
    private const string RelatedType = "relatedType";

    /// <summary>Checks a query of a table's rows.</summary>
    public static void CheckQuery(ReadPlan plan)
    {
        if (plan.Table.Set != Set)
            return;
        var compared = plan.FilterExpression is { } filter ? Compared(filter) : [];
        var ids = compared.Where(c => c.Property == RelatedId).Select(c => c.Value).ToHashSet();
        var types = compared.Where(c => c.Property == RelatedType).Select(c => c.Value).ToHashSet();
        if (ids.Count == 0 || types.Count == 0)
            throw BusinessCentralErrors.RelationNotSpecified();
        if (types.Count > 1)
            throw BusinessCentralErrors.NotEvaluated(string.Join('|', types.Order()));
        if (ids.Count > 1)
            throw BusinessCentralErrors.InvalidGuid();
    }

    /// <summary>Checks a navigation property that is followed or expanded.</summary>
    public static void CheckNavigation(NavigationSchema navigation)
    {
        if (navigation.Table == Set && navigation.TargetColumn != RelatedId)
            throw BusinessCentralErrors.RelationNotSpecified();
    }

    /// <summary>Checks the address of a single row.</summary>
    public static void CheckRow(TableSchema table)
    {
        if (table.Set == Set)
            throw BusinessCentralErrors.RelationNotSpecified();
    }

    private static List<(string Property, string? Value)> Compared(QueryNode filter)
    {
        var compared = new List<(string Property, string? Value)>();
        var open = new Stack<QueryNode>([filter]);
        while (open.TryPop(out var node))
        {
            if (node is not BinaryOperatorNode binary)
                continue;
            if (Unwrap(binary.Left) is SingleValuePropertyAccessNode property && Unwrap(binary.Right) is ConstantNode constant)
            {
                if (binary.OperatorKind == BinaryOperatorKind.Equal)
                    compared.Add((property.Property.Name, Constants.Read(constant, null)?.ToString()));
                continue;
            }
            open.Push(Unwrap(binary.Left));
            open.Push(Unwrap(binary.Right));
        }
        return compared;
    }

    private static QueryNode Unwrap(QueryNode node) => node is ConvertNode convert ? Unwrap(convert.Source) : node;
}
