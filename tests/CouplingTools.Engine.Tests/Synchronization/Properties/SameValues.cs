using System.Diagnostics.CodeAnalysis;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Compares what both sides hold of a field, value by value.</summary>
internal sealed class SameValues : IEqualityComparer<FieldBase?>
{
    public static SameValues Comparer { get; } = new();

    public bool Equals(FieldBase? x, FieldBase? y) => x is null || y is null
        ? x is null && y is null
        : x.BusinessCentral.SequenceEqual(y.BusinessCentral) && x.Sales.SequenceEqual(y.Sales);

    public int GetHashCode([DisallowNull] FieldBase? obj) => obj.BusinessCentral.Count;
}
