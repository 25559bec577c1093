using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A service does not know that its client died, and ends what it was sent while the next run is under way already.</summary>
public sealed class LateWorkTests
{
    private static readonly string[] s_names = ["Adatum", "Fabrikam", "Contoso"];

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task What_an_interrupted_run_sent_is_not_created_a_second_time(Side target)
    {
        await using var world = await World.CreateAsync();
        var source = target == Side.Sales ? Side.BusinessCentral : Side.Sales;
        var inputs = new List<RecordReference>();
        foreach (var name in s_names)
            inputs.Add(Runs.On(source, (await world.Users.CreateAsync(source, (source == Side.Sales ? "name" : "displayName", name))).Id));

        var late = new LateHandler(target);
        await using (var interrupted = await world.OpenSessionAsync(late.Around))
            Assert.All(await interrupted.SynchronizeAsync(inputs, Runs.TwoWay), result => Assert.NotNull(result.ErrorClass));

        // Sales refuses a second record with the id of the first, whichever comes first; Business Central must be waited for.
        var working = target == Side.BusinessCentral ? late.WorkAsync() : null;
        await using var next = await world.OpenSessionAsync(services: new ServiceOptions { Repeats = 0, Random = () => 0, SettleTime = TimeSpan.FromSeconds(2) });
        var results = await next.SynchronizeAsync(inputs, Runs.TwoWay);
        await (working ?? late.WorkAsync());

        Assert.All(results, result => Assert.Null(result.ErrorClass));
        Assert.Equal(s_names.Order(), (await world.Users.ListAsync(target)).Select(record => record.Name!).Order());
        Assert.All(await next.SynchronizeAsync(inputs, Runs.TwoWay), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    [Fact]
    public async Task A_create_that_a_person_declines_to_repeat_may_still_be_carried_out_and_is_found_then()
    {
        await using var world = await World.CreateAsync();
        var customer = Runs.On(Side.BusinessCentral, (await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"))).Id);
        var late = new LateHandler(Side.Sales);
        await using (var interrupted = await world.OpenSessionAsync(late.Around))
        {
            var declined = Assert.Single(await interrupted.SynchronizeAsync(new[] { customer }.ToAsyncEnumerable(), Runs.TwoWay, new AllowingHost(1), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal((SyncOutcome.Skipped, "Declined"), (declined.Outcome, declined.Reason));
        }

        await late.WorkAsync();
        await using var next = await world.OpenSessionAsync();
        var result = Assert.Single(await next.SynchronizeAsync([customer], Runs.TwoWay));

        Assert.Null(result.ErrorClass);
        Assert.Equal(result.SalesId, Assert.Single(await world.Users.ListAsync(Side.Sales)).Id);
    }

    /// <summary>Loses the connection at writes to one side and keeps their requests, to be worked on later.</summary>
    private sealed class LateHandler(Side target)
    {
        private readonly List<Func<Task>> _kept = [];

        public HttpMessageHandler Around(HttpMessageHandler inner) => new Keeper(this, inner);

        public async Task WorkAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
            Assert.NotEmpty(_kept);
            foreach (var work in _kept)
                await work();
        }

        private sealed class Keeper(LateHandler owner, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            private readonly HttpMessageInvoker _service = new(inner, disposeHandler: false);

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.Side() != owner.Target || !await request.WritesAsync())
                    return await base.SendAsync(request, cancellationToken);
                var copy = await CopyAsync(request, cancellationToken);
                owner._kept.Add(async () => (await _service.SendAsync(copy, CancellationToken.None)).Dispose());
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed.");
            }

            private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) };
                foreach (var header in request.Headers)
                    copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
                foreach (var header in request.Content.Headers)
                    copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                return copy;
            }
        }

        private Side Target => target;
    }
}
