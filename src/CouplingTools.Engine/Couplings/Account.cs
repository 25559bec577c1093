namespace CouplingTools.Engine.Couplings;

/// <summary>Who runs this.</summary>
internal static class Account
{
    public static string Name => $"{Environment.UserName}@{Environment.MachineName}";
}
