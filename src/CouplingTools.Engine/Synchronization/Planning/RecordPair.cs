using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>The two records of a coupling as they were read, and what they last agreed on.</summary>
internal sealed record RecordPair(Record BusinessCentral, Record Sales, IReadOnlyDictionary<string, FieldBase> Bases)
{
    public Record On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>
    /// The side modified last by the services' own clocks; <see langword="null"/> for an unknown time and for times within the same second,
    /// which is all that Dataverse keeps of a time.
    /// </summary>
    public Side? Newer => (SecondOf(BusinessCentral), SecondOf(Sales)) switch
    {
        ({ } left, { } right) when left > right => Side.BusinessCentral,
        ({ } left, { } right) when left < right => Side.Sales,
        _ => null,
    };

    private static long? SecondOf(Record record) => record.ModifiedAt?.ToUnixTimeSeconds();
}
