namespace CouplingTools.Engine;

/// <summary>Trouble that the user can understand and act on.</summary>
/// <param name="errorId">The stable id, equal to the name of its text in the resources.</param>
/// <param name="errorClass">What kind of trouble it is.</param>
/// <param name="message">What went wrong, naming the input and the rule.</param>
/// <param name="recommendedAction">The next step.</param>
/// <param name="inner">The cause.</param>
public class CouplingException(
    string errorId, ErrorClass errorClass, string message, string? recommendedAction = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The stable id.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>What kind of trouble it is.</summary>
    public ErrorClass ErrorClass { get; } = errorClass;

    /// <summary>The next step, in a sentence.</summary>
    public string? RecommendedAction { get; } = recommendedAction;

    /// <summary>The input the trouble is about, where there is one.</summary>
    public object? Target { get; init; }
}
