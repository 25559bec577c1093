using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>The two records of a coupling as they were read, and what they last agreed on.</summary>
internal sealed record RecordPair(Record BusinessCentral, Record Sales, IReadOnlyDictionary<string, FieldBase> Bases)
{
    public Record On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>The side modified last by the services' own clocks; <see langword="null"/> for a tie or an unknown time.</summary>
    public Side? Newer
    {
        get
        {
            if (BusinessCentral.ModifiedAt is not { } left || Sales.ModifiedAt is not { } right || left == right)
                return null;
            return left > right ? Side.BusinessCentral : Side.Sales;
        }
    }
}
