namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>A read as the documentation shows it.</summary>
/// <param name="Statement">The section of the protocol notes and what it says.</param>
/// <param name="Exchanges">The documented requests and answers.</param>
/// <param name="Act">Asks the client; what comes out as a line of text.</param>
/// <param name="Expected">What must come out.</param>
internal sealed record ReadPair<TClient>(
    string Statement, Func<ScriptedHandler, ScriptedHandler> Exchanges, Func<TClient, CancellationToken, Task<string>> Act, string Expected)
{
    public override string ToString() => Statement;
}
