using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace CouplingTools.Sandbox.Dataverse.Queries;

/// <summary>Reads query options and turns what is wrong with them into the service's refusals.</summary>
internal static class QueryReader
{
    private static readonly DataverseDialect s_dialect = new();
    private static readonly QueryParser s_parser = new(s_dialect);
    private static readonly HashSet<string> s_supported = new(StringComparer.Ordinal)
    {
        "$select", "$expand", "$orderby", "$filter", "$top", "$count", "$skiptoken", "$deltatoken",
    };

    /// <summary>The model queries are read against.</summary>
    public static IEdmModel Model => s_dialect.Model;

    /// <summary>What the request asks of the table.</summary>
    public static ReadPlan Plan(TableSchema table, QueryOptions options)
    {
        foreach (var (name, _) in options.Items)
        {
            if (name == "$apply" || name is "fetchXml" or "savedQuery" or "userQuery")
            {
                throw Errors.NotImplemented($"The sandbox does not imitate the query option '{name}'.");
            }

            if (name.StartsWith('$') && !s_supported.Contains(name))
            {
                throw Errors.Uri($"The query parameter {name} is not supported");
            }
        }

        try
        {
            return Checked(s_parser.Parse(table, options));
        }
        catch (ODataException error)
        {
            throw Errors.Uri(error.Message);
        }
        catch (QueryException error)
        {
            throw error.Problem == QueryProblem.Invalid ? Errors.Uri(error.Message) : Errors.NotImplemented($"The query contains '{error.Message}', which is not supported.");
        }
    }

    private static ReadPlan Checked(ReadPlan plan)
    {
        foreach (var item in plan.Expand)
        {
            if (item.Navigation.Collection)
            {
                throw Errors.NotImplemented("The sandbox expands single-valued navigation properties only.");
            }

            if (item.Navigation.Name == "ownerid")
            {
                throw Errors.NotImplemented("The sandbox does not expand 'ownerid', whose type 'principal' it lacks. Expand 'owninguser' instead.");
            }

            Checked(item.Plan);
        }

        return plan;
    }
}
