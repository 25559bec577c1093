namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>What goes wrong with a batch.</summary>
/// <param name="Whole">What comes instead of the reply.</param>
/// <param name="IsAfterwards">Whether the operations are carried out all the same.</param>
/// <param name="Operation">The answers to operations that fail by themselves.</param>
internal sealed record CentralFault(
    Func<CancellationToken, Task<HttpResponseMessage>>? Whole = null, bool IsAfterwards = false, Func<int, (int Status, string Body)?>? Operation = null)
{
    public static CentralFault Answer(string name, bool isAfterwards = false) => new(_ => Task.FromResult(Answers.Whole(name)), isAfterwards);

    public static CentralFault Of(Func<int, (int Status, string Body)?> operation) => new(Operation: operation);
}
