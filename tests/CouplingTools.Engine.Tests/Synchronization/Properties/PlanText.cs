using System.Text;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A plan as text, every value of it with its type.</summary>
internal static class PlanText
{
    public static string Of(RecordPlan plan)
    {
        var text = new StringBuilder();
        foreach (var field in plan.Fields)
            text.Append(Of(field)).Append('\n');
        foreach (var write in plan.BusinessCentralWrites.Concat(plan.SalesWrites))
            text.Append(Of(write)).Append('\n');
        foreach (var change in plan.Changes)
            text.Append(change).Append('\n');
        return text.Append(plan.Problem?.Message).ToString();
    }

    public static string Of(FieldPlan field) => string.Join(
        ';',
        [
            field.Field.Name, field.Verdict.State, field.Verdict.Result, field.Verdict.Rule, field.Problem?.Message,
            Of(field.BusinessCentral), Of(field.Sales), Of(field.Base), .. field.TargetValues.Select(Of),
        ]);

    public static string Of(KeyValuePair<string, FieldValue> write) => $"{write.Key}={Of(write.Value)}";

    private static string Of(FieldValue value) => $"{value.Value?.GetType().Name}:{value.Text}";
}
