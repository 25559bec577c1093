namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>Choices left to chance.</summary>
internal static class WeekChoices
{
    public static T Any<T>(this Random random, T[] choices) => choices[random.Next(choices.Length)];

    public static List<T> Some<T>(this Random random, IEnumerable<T> all, int most)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(most)];
    }
}
