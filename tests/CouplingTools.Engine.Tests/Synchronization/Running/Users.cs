using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>People who read and edit records in the services, past the synchronization.</summary>
internal sealed class Users(CouplingSession session) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<ServiceRecord> CreateAsync(Side side, params (string Field, object? Value)[] values) =>
        session.CreateRecordAsync("Customer", side, Values(values), Cancellation);

    public async Task EditAsync(Side side, Guid id, params (string Field, object? Value)[] values) =>
        await session.UpdateRecordAsync(await ReadAsync(side, id), Values(values), Cancellation);

    public async Task DeleteAsync(Side side, Guid id) => await session.RemoveRecordAsync(await ReadAsync(side, id), Cancellation);

    public async Task<ServiceRecord> ReadAsync(Side side, Guid id) =>
        Assert.Single(await ListAsync(new RecordListRequest("Customer", side) { Ids = [id] }));

    public Task<List<ServiceRecord>> ListAsync(Side side) => ListAsync(new RecordListRequest("Customer", side));

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task<List<ServiceRecord>> ListAsync(RecordListRequest request)
    {
        var found = new List<ServiceRecord>();
        await foreach (var record in session.ListRecordsAsync(request, problem => throw problem, Cancellation))
            found.Add(record);
        return found;
    }

    private static Dictionary<string, object?> Values((string Field, object? Value)[] values) =>
        values.ToDictionary(value => value.Field, value => value.Value, StringComparer.Ordinal);
}
