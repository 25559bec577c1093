using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>What each of some values stands for; nothing where it is unknown or stands for several things.</summary>
internal sealed class LookupAnswers
{
    private readonly Dictionary<FieldValue, FieldValue> _answers = new(LookupKeyComparer.Instance);

    public static LookupAnswers None => new();

    /// <summary>The values that stand for something, in no particular order.</summary>
    public IEnumerable<FieldValue> Found => _answers.Values;

    /// <summary>The values that have an answer.</summary>
    public IEnumerable<FieldValue> Asked => _answers.Keys;

    public FieldValue? this[FieldValue value] => _answers.TryGetValue(value, out var answer) ? answer : null;

    /// <summary>Every value stands for itself.</summary>
    public static LookupAnswers Same(IEnumerable<FieldValue> values)
    {
        var answers = new LookupAnswers();
        foreach (var value in values)
            answers.Add(value, value);
        return answers;
    }

    public void Add(FieldValue value, FieldValue? answer)
    {
        if (answer is { } known)
            _answers[value] = known;
    }

    /// <summary>Goes on from what the values stand for.</summary>
    public LookupAnswers Then(Func<FieldValue, FieldValue?> next)
    {
        var answers = new LookupAnswers();
        foreach (var (value, answer) in _answers)
            answers.Add(value, next(answer));
        return answers;
    }
}
