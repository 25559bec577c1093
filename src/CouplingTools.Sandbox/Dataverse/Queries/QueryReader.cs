using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace CouplingTools.Sandbox.Dataverse.Queries;

/// <summary>Reads query options and turns what is wrong with them into the service's refusals.</summary>
internal static class QueryReader
{
    private static readonly (DataverseDialect Dialect, QueryParser Parser) s_plain = Of(SchemaFiles.Dataverse);
    private static readonly (DataverseDialect Dialect, QueryParser Parser) s_withCompanies = Of(SchemaFiles.DataverseWithCompanies);
    private static readonly HashSet<string> s_supported = new(StringComparer.Ordinal)
    {
        "$select", "$expand", "$orderby", "$filter", "$top", "$count", "$skiptoken", "$deltatoken",
    };

    /// <summary>The model queries are read against.</summary>
    public static IEdmModel Model(DataverseCall call) => For(call).Dialect.Model;

    /// <summary>What the request asks of the table.</summary>
    public static ReadPlan Plan(DataverseCall call, TableSchema table)
    {
        var options = call.Request.Query;
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
            return Checked(For(call).Parser.Parse(table, options));
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

    private static (DataverseDialect Dialect, QueryParser Parser) For(DataverseCall call) => call.Profile.HasCompanies ? s_withCompanies : s_plain;

    private static (DataverseDialect Dialect, QueryParser Parser) Of(ServiceSchema schema)
    {
        var dialect = new DataverseDialect(schema);
        return (dialect, new QueryParser(dialect));
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
