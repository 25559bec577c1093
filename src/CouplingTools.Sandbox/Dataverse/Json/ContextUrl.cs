using CouplingTools.Sandbox.Query;

namespace CouplingTools.Sandbox.Dataverse.Json;

/// <summary>The @odata.context of answers.</summary>
internal static class ContextUrl
{
    /// <summary>Of rows of a plan: the set with the selected columns and expansions.</summary>
    public static string Rows(DataverseCall call, ReadPlan plan) => $"{call.Root}$metadata#{plan.Table.Set}{Shape(plan)}";

    /// <summary>Of one row of a plan.</summary>
    public static string Row(DataverseCall call, ReadPlan plan) => $"{Rows(call, plan)}/$entity";

    private static string Shape(ReadPlan plan)
    {
        var items = (plan.Select?.Select(column => column.Property) ?? []).Concat(plan.Expand.Select(item => $"{item.Navigation.Name}{Inner(item.Plan)}")).ToArray();
        return items.Length == 0 ? "" : $"({string.Join(',', items)})";
    }

    private static string Inner(ReadPlan plan) => Shape(plan) is { Length: > 0 } shape ? shape : "()";
}
