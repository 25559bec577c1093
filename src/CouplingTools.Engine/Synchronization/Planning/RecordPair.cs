using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>The two records of a coupling as they were read, and what they last agreed on.</summary>
internal sealed record RecordPair(Record BusinessCentral, Record Sales, IReadOnlyDictionary<string, FieldBase> Bases)
{
    /// <summary>When the two were last synchronized, by our clock; nothing where they never were.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public Record On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>
    /// The side modified last by the services' own clocks, as far as they go wrong; <see langword="null"/> for an unknown time and for times
    /// that cannot be told apart: Dataverse keeps whole seconds, and a skew is known to <see cref="ClockSkew.Uncertainty"/> only.
    /// </summary>
    public Side? Newer(ClockSkew skew)
    {
        if (SecondOf(BusinessCentral, skew.BusinessCentral) is not { } left || SecondOf(Sales, skew.Sales) is not { } right)
            return null;
        return Math.Abs(left - right) <= (skew == default ? 0 : (long)ClockSkew.Uncertainty.TotalSeconds) ? null
            : left > right ? Side.BusinessCentral
            : Side.Sales;
    }

    private static long? SecondOf(Record record, TimeSpan ahead) => (record.ModifiedAt - ahead)?.ToUnixTimeSeconds();
}
