using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>What a service does to the texts it is given, as Business Central does to codes and plug-ins do to names.</summary>
internal enum ServerHabit
{
    Faithful,
    Trims,
    UpperCases,
    Truncates,
}

internal static class ServerHabits
{
    private const int Limit = 6;

    public static FieldValue Rewrite(this ServerHabit habit, FieldValue value) => value.Value is not string text ? value : habit switch
    {
        ServerHabit.Trims => FieldValue.Of(text.Trim()),
        ServerHabit.UpperCases => FieldValue.Of(text.ToUpperInvariant()),
        ServerHabit.Truncates => FieldValue.Of(text[..Math.Min(Limit, text.Length)]),
        _ => value,
    };

    public static IReadOnlyList<FieldValue> Rewrite(this ServerHabit habit, IReadOnlyList<FieldValue> values) =>
        [.. values.Select(value => habit.Rewrite(value))];
}
