using System.Globalization;

namespace CouplingTools.Bench.Tests.Services;

/// <summary>People who edit rows of both services, one row after the other, and remember what they saw and wrote.</summary>
internal sealed class Users(PlainServices services, Random random, TimeSpan longestPause) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly List<UserEdit> _edits = [];
    private readonly Dictionary<Service, List<CompanyRow>> _rows = [];
    private Task _work = Task.CompletedTask;
    private int _count;

    /// <summary>What they did; to be read when they have stopped.</summary>
    public IReadOnlyList<UserEdit> Edits => _edits;

    public void Begin() => _work = Task.Run(WorkAsync);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _work;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await EditAsync();
            await Task.Delay(random.Next((int)longestPause.TotalMilliseconds), CancellationToken.None);
        }
    }

    private async Task EditAsync()
    {
        if (_count % 50 == 0)
        {
            foreach (var one in Service.Both)
                _rows[one] = await services.ListAsync(one);
        }

        var service = Service.Both[random.Next(2)];
        var row = _rows[service][random.Next(_rows[service].Count)];
        var value = random.Next(12) == 0 ? EditedValue.Email : service == Service.Sales ? EditedValue.City : EditedValue.Phone;
        await EditAsync(service, row, value, Text(value, ++_count));
    }

    /// <summary>An answer that is lost says nothing: what is there is read and, where need be, written again.</summary>
    private async Task EditAsync(Service service, CompanyRow row, EditedValue value, string text)
    {
        for (var seen = string.Empty; ; )
        {
            row = await services.ReadAsync(service, row.Id);
            var isWritten = row[value] == text;
            seen = isWritten ? seen : row[value];
            if (isWritten || await TryWriteAsync(service, row, value, text))
            {
                _edits.Add(new(service, row.Id, value, seen, text));
                return;
            }
        }
    }

    private async Task<bool> TryWriteAsync(Service service, CompanyRow row, EditedValue value, string text)
    {
        try
        {
            return await services.TryWriteAsync(service, row, value, text);
        }
        catch (Exception failure) when (PlainServices.IsPassing(failure))
        {
            return false;
        }
    }

    private static string Text(EditedValue value, int number) => value switch
    {
        EditedValue.Phone => string.Create(CultureInfo.InvariantCulture, $"+1 {1_000_000 + number}"),
        EditedValue.City => string.Create(CultureInfo.InvariantCulture, $"City {number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"m{number}@example.com"),
    };
}
