namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>A phone number with letters, which Sales takes and Business Central refuses.</summary>
internal static class WeekFitness
{
    public const string UnfitPhone = "call the desk";

    private static readonly WeekField s_phone = WeekField.All.Single(field => field.BusinessCentral == "phoneNumber");

    public static bool IsUnfit(WeekState state, WeekPair pair) => s_phone.Of(state.On(Side.Sales)[pair.Sales]).StartsWith(UnfitPhone, StringComparison.Ordinal);

    public static bool IsUnfit(ServiceRecord account) => s_phone.Of(account).StartsWith(UnfitPhone, StringComparison.Ordinal);
}
