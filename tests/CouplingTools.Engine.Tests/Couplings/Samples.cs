using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Couplings;

internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 30, 15, 123, TimeSpan.Zero);

    public static StoreScope Scope() => new(Guid.NewGuid(), Guid.NewGuid());

    public static StoredCoupling Coupling(string mapping = "Customer", string? number = null) => new()
    {
        Mapping = mapping,
        BusinessCentralId = Guid.NewGuid(),
        SalesId = Guid.NewGuid(),
        Number = number,
        CoupledAt = Time,
    };

    public static StoredCoupling FullCoupling() => Coupling() with
    {
        Number = "C00010",
        Name = "Müller & Söhne \"Nord\"",
        Status = CouplingStatus.Conflict,
        LastOutcome = SyncOutcome.Conflict,
        LastReason = "BothChanged",
        LastError = "Both sides changed 'city'.",
        BusinessCentralVersion = "W/\"JzE5OzE0MTQ0NjE=\"",
        SalesVersion = "W/\"1234567\"",
        LastSynchronizedAt = Time.AddTicks(7),
    };

    public static StoredCoupling[] Couplings(int count, string mapping = "Customer") =>
        [.. Enumerable.Range(0, count).Select(index => Coupling(mapping, $"C{index:D6}"))];

    public static FieldBase Base(object? businessCentral, object? sales) =>
        new([FieldValue.Of(businessCentral)], [FieldValue.Of(sales)]);

    public static RunRecord Run(string mapping = "Customer") => new()
    {
        Id = Guid.NewGuid(),
        Mapping = mapping,
        Direction = SyncDirection.ToSales,
        StartedAt = Time,
        StartedBy = "ada@office",
    };

    public static SyncResult Result(Guid run, SyncOutcome outcome = SyncOutcome.Unchanged) => new()
    {
        Outcome = outcome,
        Mapping = "Customer",
        Direction = SyncDirection.ToSales,
        BusinessCentralId = Guid.NewGuid(),
        SalesId = Guid.NewGuid(),
        RunId = run,
        Duration = TimeSpan.FromMilliseconds(12.5),
    };

    public static WriteIntent Intent(string mapping = "Customer") => new()
    {
        RunId = Guid.NewGuid(),
        Mapping = mapping,
        Side = Side.Sales,
        Kind = WriteKind.Create,
        TargetId = Guid.NewGuid(),
        SourceId = Guid.NewGuid(),
        ExpectedVersion = "W/\"17\"",
        Values = new Dictionary<string, FieldValue>
        {
            ["name"] = FieldValue.Of("Acme"),
            ["creditlimit"] = FieldValue.Of(12.50m),
            ["fax"] = FieldValue.Blank,
        },
        CreatedAt = Time,
    };
}
