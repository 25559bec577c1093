using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Transfer;

/// <summary>A state that goes from a file to a server and back says the same everywhere, whatever its values are.</summary>
public sealed class StateRoundTripTests : IAsyncLifetime
{
    private static readonly string[] s_texts =
    [
        "", " ", "plain", "quotes \" ' \\ / `", "\0", "a\0b\\u0000\\\0", "\ufdd0 \ufffe \uffff", "line\r\nbreak\t\u2028\u2029\u0085", "\U0001F600 \U00020BB7 e\u0301 \u200f\u202e",
        "null", "{\"g\":\"x\"}", new string('x', 70_000) + "\U0001F600", "\u0001\u001f\u007f\u009f",
    ];

    // The columns that people read have a place holder where PostgreSQL cannot have a null character.
    private static readonly string[] s_plain = [.. s_texts.Where(text => !text.Contains('\0', StringComparison.Ordinal))];

    private static readonly DateTimeOffset[] s_times =
        [Samples.Time, new(2026, 7, 1, 23, 59, 59, TimeSpan.FromHours(14)), Samples.Time.AddTicks(1), new(1753, 1, 1, 0, 0, 0, TimeSpan.Zero), new(9999, 12, 31, 23, 59, 59, TimeSpan.FromHours(12)), DateTimeOffset.MinValue];

    private static readonly object?[] s_values =
    [
        .. s_texts, null, true, false, 0m, 0.00m, 12.50m, -0.0m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1e20m,
        Guid.NewGuid(), Guid.Empty, new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), new DateOnly(2024, 2, 29), .. s_times,
    ];

    private readonly TransferFolder _folder = new();
    private ServerSchema? _schema;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _schema = await ServerSchema.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_lost_from_a_file_to_a_server_and_back()
    {
        string[] first;
        await using (var file = await _folder.OpenAsync("first.db"))
        {
            await FillAsync(file);
            first = await ExportAsync(file, "first.jsonl");
        }

        string[] second;
        await using (var server = await PostgresStore.OpenAsync(PostgresAddress.Parse(_schema!.ConnectionString), TransferFolder.Scope, TimeProvider.System, Token))
        {
            await TransferFolder.ImportAsync(server, _folder.Path("first.jsonl"));
            second = await ExportAsync(server, "second.jsonl");
        }

        await using var last = await _folder.OpenAsync("last.db");
        await TransferFolder.ImportAsync(last, _folder.Path("second.jsonl"));
        var third = await ExportAsync(last, "third.jsonl");

        Assert.Equal(first[1..], second[1..]);
        Assert.Equal(second[1..], third[1..]);
        Assert.True(first.Length > 2 * s_texts.Length, $"{first.Length} lines");
    }

    private static async Task FillAsync(ICouplingStore store)
    {
        var bases = s_values.Select((value, index) => (Name: $"f{index}", Base: Samples.Base(value, value) with { Meaning = s_texts[index % s_texts.Length] })).ToDictionary(field => field.Name, field => field.Base);
        var values = s_values.Select((value, index) => (Name: $"f{index}", Value: FieldValue.Of(value))).ToDictionary(field => field.Name, field => field.Value);
        var couplings = s_plain.Select((text, index) => new Confirmation
        {
            Coupling = Samples.Coupling(index % 2 == 0 ? "Customer" : "Gone") with
            {
                Number = text,
                Name = text,
                Status = (CouplingStatus)(index % Enum.GetValues<CouplingStatus>().Length),
                LastOutcome = index == 0 ? null : (SyncOutcome)(index % Enum.GetValues<SyncOutcome>().Length),
                LastReason = text,
                LastError = text,
                BusinessCentralVersion = text,
                SalesVersion = text,
                CoupledAt = s_times[index % s_times.Length],
                LastSynchronizedAt = index == 0 ? null : s_times[index % s_times.Length],
                Failure = index % 3 == 0 ? new RepeatedFailure(index, s_texts[4], s_texts[5], text, s_times[index % s_times.Length]) : null,
                Hold = index % 3 == 1 ? new CouplingHold(s_texts[5], s_times[index % s_times.Length]) : null,
            },
            Bases = index % 4 == 3 ? new Dictionary<string, FieldBase>() : bases,
        });
        var kinds = Enum.GetValues<IntentState>().SelectMany(state => Enum.GetValues<WriteKind>().Select(kind => (State: state, Kind: kind)));
        var writes = kinds.Zip(s_plain, (write, text) => Samples.Intent() with
        {
            State = write.State,
            Kind = write.Kind,
            ExpectedVersion = text,
            Values = values,
            Before = values,
            Bases = bases,
            Changes = [new FieldChange(text, Side.Sales, s_texts[5], 1.50m), new FieldChange("f", Side.BusinessCentral, null, s_times[1])],
            KnownBefore = [Guid.NewGuid(), Guid.NewGuid()],
            Candidates = [new CreationCandidate(Guid.NewGuid(), s_texts[5], text, Samples.Time)],
            Correlation = Guid.NewGuid(),
            ReplacedId = Guid.NewGuid(),
            CreatedAt = s_times[1],
        });
        await store.ImportAsync([.. couplings], [.. writes], [.. s_plain.Select((text, index) => new StoredWatermark($"M{index}", Side.Sales, text))], Token);
    }

    private async Task<string[]> ExportAsync(ICouplingStore store, string name)
    {
        await TransferFolder.ExportAsync(store, _folder.Path(name));
        return await File.ReadAllLinesAsync(_folder.Path(name), Token);
    }
}
