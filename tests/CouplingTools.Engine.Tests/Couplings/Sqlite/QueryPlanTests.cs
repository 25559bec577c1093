using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Dapper;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

/// <summary>No statement of a chunk may grow with the number of couplings.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private static readonly Dictionary<string, object?> s_arguments = new[]
        {
            "scope", "after", "last", "pageSize", "mapping", "ids", "couplings", "BusinessCentralIds", "SalesIds", "Numbers", "Statuses",
            "owner", "outcomes", "reasons", "numbers", "businessCentralIds", "salesIds", "run", "id",
        }
        .ToDictionary(name => name, object? (_) => null);

    private readonly StoreDirectory _directory = new();

    public async ValueTask InitializeAsync() => await (await _directory.OpenAsync()).DisposeAsync();

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(Side.BusinessCentral, "couplings_business_central (scope=? AND business_central_id=? AND mapping=?)")]
    [InlineData(Side.Sales, "couplings_sales (scope=? AND sales_id=? AND mapping=?)")]
    public void Couplings_are_found_by_their_index(Side side, string index) =>
        Assert.Contains(index, Plan(CouplingReader.FindStatement(SqliteDialect.Instance, side)), StringComparison.Ordinal);

    [Fact]
    public void Bases_are_read_by_their_keys()
    {
        var plan = Plan(BaseTable.ReadStatement(SqliteDialect.Instance));
        Assert.Contains("SEARCH c USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH b USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_mapping_starts_where_the_last_one_ended()
    {
        var plan = Plan(CouplingReader.ListStatement(SqliteDialect.Instance, new CouplingFilter { Mapping = "Customer" }));
        Assert.Contains("couplings_mapping (scope=? AND mapping=? AND id>? AND id<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Couplings_that_wait_are_found_by_their_status()
    {
        var plan = Plan(CouplingReader.ListStatement(SqliteDialect.Instance, new CouplingFilter { Mapping = "Customer", Statuses = [CouplingStatus.Pending] }));
        Assert.Contains("couplings_status (scope=? AND mapping=? AND status=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Couplings_are_listed_by_number_and_id_with_and_without_a_mapping()
    {
        var filters = new (CouplingFilter Filter, string Index)[]
        {
            (new() { BusinessCentralIds = [] }, "couplings_business_central (scope=? AND business_central_id=?"),
            (new() { SalesIds = [] }, "couplings_sales (scope=? AND sales_id=?"),
            (new() { Numbers = [] }, "couplings_number (scope=? AND number=?"),
        };
        Assert.All(filters, pair =>
        {
            Assert.Contains(pair.Index, Plan(CouplingReader.ListStatement(SqliteDialect.Instance, pair.Filter)), StringComparison.Ordinal);
            Assert.Contains(pair.Index, Plan(CouplingReader.ListStatement(SqliteDialect.Instance, pair.Filter with { Mapping = "Customer" })), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Results_are_found_by_record_through_an_index_and_pages_of_all_need_no_sorting()
    {
        Assert.Contains("results_business_central (business_central_id=?", Plan(ResultTable.ListStatement(SqliteDialect.Instance, new() { BusinessCentralIds = [] }, ofOneRun: false, continues: true)), StringComparison.Ordinal);
        Assert.Contains("results_sales (sales_id=?", Plan(ResultTable.ListStatement(SqliteDialect.Instance, new() { SalesIds = [] }, ofOneRun: false, continues: true)), StringComparison.Ordinal);
        Assert.Contains("results_number (number=?", Plan(ResultTable.ListStatement(SqliteDialect.Instance, new() { Numbers = [] }, ofOneRun: false, continues: true)), StringComparison.Ordinal);
        var plan = Plan(ResultTable.ListStatement(SqliteDialect.Instance, new(), ofOneRun: false, continues: true));
        Assert.Contains("results_run (run<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        var ofRun = Plan(ResultTable.ListStatement(SqliteDialect.Instance, new() { Outcomes = [] }, ofOneRun: true, continues: true));
        Assert.Contains("results_run (run=? AND rowid>?)", ofRun, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", ofRun, StringComparison.Ordinal);
    }

    private string Plan(string sql)
    {
        using var connection = _directory.Connect();
        return string.Join('\n', connection.Query($"EXPLAIN QUERY PLAN {sql}", s_arguments).Select(row => (string)row.detail));
    }
}
