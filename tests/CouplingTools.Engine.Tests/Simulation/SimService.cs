using System.Globalization;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>One simulated service with one table: what it holds and how it behaves, whoever asks. Business Central gives numbers, capitals and refusals.</summary>
internal sealed class SimService(Side side, SimWorld world)
{
    private const string FirstEpoch = "1";
    private readonly List<SimRow> _rows = [];
    private readonly List<SimRow> _changes = [];
    private string _epoch = FirstEpoch;
    private long _version;
    private int _added;

    public Side Side => side;

    /// <summary>How often a row was written, by whomever.</summary>
    public long Writes => _version;

    public string Key => side == Side.BusinessCentral ? "id" : "accountid";

    public IReadOnlyList<SimRow> All => _rows;

    public IReadOnlyList<SimRow> Rows => [.. _rows.Where(row => !row.IsDeleted)];

    public IReadOnlyList<SimRow> Deleted => [.. _rows.Where(row => row.IsDeleted)];

    /// <summary>How far the service's clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public SimRow? Find(Guid id) => _rows.Find(row => row.Id == id && !row.IsDeleted);

    public SimRow? FindAny(Guid id) => _rows.Find(row => row.Id == id);

    public SimRow Add(Guid? id, IEnumerable<KeyValuePair<string, FieldValue>> values)
    {
        var row = new SimRow(id ?? SimIds.Of(side == Side.BusinessCentral ? 0xB : 0x5, ++_added), $"{(side == Side.BusinessCentral ? 'B' : 'S')}{(id is null ? $"{_added}" : $"({id})")}");
        _rows.RemoveAll(gone => gone.Id == row.Id);
        _rows.Add(row);
        Set(row, values);
        if (side == Side.BusinessCentral && SimField.Number.Of(row.Values, side).IsBlank)
            row.Values[SimField.Number.Name] = FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"C{_added:000}"));
        return row;
    }

    public void Set(SimRow row, IEnumerable<KeyValuePair<string, FieldValue>> values)
    {
        foreach (var (field, value) in values)
            row.Values[field] = Habit(field, value);
        Touch(row);
    }

    public void Delete(SimRow row)
    {
        row.IsDeleted = true;
        Touch(row);
    }

    public void Undelete(SimRow row)
    {
        row.IsDeleted = false;
        Touch(row);
    }

    /// <summary>Forgets every watermark that it gave.</summary>
    public void ExpireWatermarks() => _epoch += FirstEpoch;

    /// <summary>Why the service takes no such values; <see langword="null"/> when it does.</summary>
    public ServiceError? Refusal(IEnumerable<KeyValuePair<string, FieldValue>> values) =>
        side == Side.BusinessCentral && values.Any(value => value.Key == SimField.Phone.Name && value.Value.Text.Contains('!', StringComparison.Ordinal))
            ? new ServiceError(side, 400, "Application_DialogException", "The phone number is not valid.", ErrorClass.Data)
            : null;

    /// <summary>Everything since the watermark, or all there is. Only Sales tells of deletions.</summary>
    public ChangePage Changes(string? watermark)
    {
        var next = $"{_epoch}:{_changes.Count.ToString(CultureInfo.InvariantCulture)}";
        if (watermark?.Split(':') is not [var epoch, var position] || epoch != _epoch)
            return new ChangePage([.. Rows.Select(Change)], IsFull: true, next);
        var changed = _changes.Skip(int.Parse(position, CultureInfo.InvariantCulture)).Distinct();
        return new ChangePage([.. changed.Where(row => !row.IsDeleted || side == Side.Sales).Select(Change)], IsFull: false, next);
    }

    private static RowChange Change(SimRow row) => new(row.Id, row.IsDeleted ? null : row.Token, row.ModifiedAt);

    private FieldValue Habit(string field, FieldValue value) =>
        side == Side.BusinessCentral && field == SimField.Town.Name ? FieldValue.Of(value.Text.Trim().ToUpperInvariant()) : value;

    private void Touch(SimRow row)
    {
        row.Version = ++_version;
        row.ModifiedAt = world.Clock.GetUtcNow();
        _changes.Add(row);
    }
}
