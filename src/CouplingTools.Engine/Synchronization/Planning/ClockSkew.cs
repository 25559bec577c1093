namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>How far the services' clocks are ahead of ours; zero where that is not known.</summary>
internal readonly record struct ClockSkew(TimeSpan BusinessCentral, TimeSpan Sales)
{
    public TimeSpan Of(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>How exactly a skew is known, for the Date of an answer has whole seconds and was some time on its way.</summary>
    public static TimeSpan Uncertainty { get; } = TimeSpan.FromSeconds(2);
}
