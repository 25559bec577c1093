using CsCheck;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

internal static class Pick
{
    /// <summary>One of the values; a counterexample shrinks towards the first.</summary>
    public static Gen<T> From<T>(IReadOnlyList<T> values) => Gen.Int[0, values.Count - 1].Select(index => values[index]);
}
