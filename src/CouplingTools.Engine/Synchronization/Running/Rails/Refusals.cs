using System.Globalization;

namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>Says why a run is stopped: what it saw, and what allows it.</summary>
internal static class Refusals
{
    public static CouplingException TooManyChanges(MappingWatch watch, MappingTotals totals, RailLimit limit)
    {
        var (count, of) = (limit.Counted(watch), limit.BaseOf(watch, totals));
        return ErrorText.Exception(
            "TooManyChanges", ErrorClass.Configuration, watch.Run.Mapping.Name, count, of, Percent(count, of),
            watch.WrittenOn(Side.BusinessCentral), watch.WrittenOn(Side.Sales), limit.Percent);
    }

    public static CouplingException TooManyDeleted(MappingWatch watch, MappingTotals totals, RailLimit limit) => ErrorText.Exception(
        "TooManyDeleted", ErrorClass.Configuration, watch.Run.Mapping.Name, watch.Gone, totals.Couplings, Percent(watch.Gone, totals.Couplings), limit.Percent,
        watch.GoneOn(Side.BusinessCentral), watch.GoneOn(Side.Sales), Consequence(watch.Run.Settings.OnDeleted));

    public static CouplingException EmptySide(RecordMapping mapping, Side side, long gone, DeletedPolicy policy) => ErrorText.Exception(
        "EmptySide", ErrorClass.Configuration, mapping.Name, side, gone, mapping.Table(side).EntitySet, Consequence(policy));

    private static string Consequence(DeletedPolicy policy) => ErrorText.Message($"Deleted{policy}");

    private static string Percent(long count, long of) =>
        (of == 0 ? 100m : Math.Round(count * 100m / of, 1)).ToString("0.#", CultureInfo.InvariantCulture);
}
