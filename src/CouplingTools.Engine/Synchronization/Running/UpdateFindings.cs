using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What reading a row says of several updates of it whose answers were lost. Pure.</summary>
internal static class UpdateFindings
{
    /// <summary>
    /// The findings, one for each update. Of attempts that rely on the same version at most one was made; and what a later attempt
    /// found the row to hold tells more of those before it than what the row holds now.
    /// </summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="updates">The updates, in the order they were decided.</param>
    /// <param name="record">The row as it is now.</param>
    public static IReadOnlyList<UpdateFinding> Of(CompiledMapping mapping, IReadOnlyList<WriteIntent> updates, Record record)
    {
        var findings = new UpdateFinding[updates.Count];
        foreach (var attempts in Enumerable.Range(0, updates.Count).GroupBy(place => updates[place].ExpectedVersion).Reverse())
        {
            foreach (var place in attempts)
                findings[place] = UpdateFinding.Of(mapping, updates[place], record);
            var made = attempts.Where(place => findings[place].Image is not null).OrderByDescending(place => (findings[place].Image!.Version is not null, place));
            foreach (var place in made.Skip(1))
                findings[place] = UpdateFinding.NotDone;
            record = attempts.Aggregate(record, (row, place) => Before(updates[place], row));
        }

        return findings;
    }

    /// <summary>The row as it was when an update was decided.</summary>
    private static Record Before(WriteIntent update, Record row)
    {
        var values = row.Values.ToDictionary(StringComparer.Ordinal);
        foreach (var (field, value) in update.Before)
            values[field] = value;
        return row with { Version = update.ExpectedVersion!, Values = values };
    }
}
