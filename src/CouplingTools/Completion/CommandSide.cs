namespace CouplingTools.Completion;

internal static class CommandSide
{
    public static Side Of(string command) =>
        command.EndsWith("-SalesRecord", StringComparison.OrdinalIgnoreCase) ? Side.Sales : Side.BusinessCentral;
}
