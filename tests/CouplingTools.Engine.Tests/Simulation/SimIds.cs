namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Ids that are the same in every try.</summary>
internal static class SimIds
{
    public static Guid Of(int kind, int number) => new(kind, 0, 0, [0, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
