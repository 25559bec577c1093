namespace CouplingTools.Engine.Services.Http;

/// <summary>Compares how long requests take of late with how long they took before. Not safe for several threads.</summary>
internal sealed class LatencyTrend
{
    private const double RecentWeight = 0.3;
    private const double EarlierWeight = 0.05;
    private const double Tolerance = 1.5;
    private double? _recent;
    private double _earlier;

    /// <summary>Whether requests have become notably slower.</summary>
    public bool IsRising => _recent > _earlier * Tolerance;

    /// <summary>Takes in the seconds that one unit of work took.</summary>
    public void Add(double seconds)
    {
        _earlier = _recent is null ? seconds : Blend(_earlier, seconds, EarlierWeight);
        _recent = Blend(_recent ?? seconds, seconds, RecentWeight);
    }

    private static double Blend(double known, double seen, double weight) => known + ((seen - known) * weight);
}
