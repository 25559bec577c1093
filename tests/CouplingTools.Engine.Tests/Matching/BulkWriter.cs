using CouplingTools.Engine.Environments;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Tests.Synchronization.Running;
using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

/// <summary>Fills a world with many records, in batches.</summary>
internal sealed class BulkWriter(World world)
{
    private const int BatchSize = 500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Creates a record of the Customer mapping for each set of values and returns their ids in the same order.</summary>
    public async Task<List<Guid>> CreateAsync(Side side, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        using var invoker = new HttpMessageInvoker(world.CreateHandler());
        var companies = await BusinessCentralService.ListCompaniesAsync(invoker, SandboxEnvironment.BusinessCentralUrl, TimeProvider.System, null, Cancellation);
        using var businessCentral = new BusinessCentralService(invoker, SandboxEnvironment.BusinessCentralUrl, companies[0], TimeProvider.System);
        using var sales = new DataverseService(invoker, SandboxEnvironment.DataverseUrl, TimeProvider.System);
        IRecordService service = side == Side.BusinessCentral ? businessCentral : sales;
        var table = side == Side.BusinessCentral ? new TableReference("customers", "id") : new TableReference("accounts", "accountid", "account");

        var ids = new List<Guid>();
        foreach (var batch in rows.Chunk(BatchSize))
        {
            var answers = await service.WriteAsync(table, [.. batch.Select(row => Create(side, row))], [table.Key], Cancellation);
            Assert.All(answers, answer => Assert.Equal(WriteStatus.Done, answer.Status));
            ids.AddRange(answers.Select(answer => answer.Record!.Id));
        }

        return ids;
    }

    private static WriteOperation Create(Side side, IReadOnlyDictionary<string, string> row)
    {
        var values = row.Where(value => value.Value.Length > 0).Select(value => KeyValuePair.Create(value.Key, FieldValue.Of(value.Value))).ToList();
        if (side == Side.Sales)
            values.Add(KeyValuePair.Create("customertypecode", FieldValue.Of(3)));
        return new WriteOperation(WriteKind.Create, side == Side.Sales ? Guid.NewGuid() : null, null, values);
    }
}
