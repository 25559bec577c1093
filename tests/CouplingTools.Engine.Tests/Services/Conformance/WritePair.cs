using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Services.Conformance;

/// <summary>A write as the documentation shows it: what the client must send, and what it must make of the answer.</summary>
/// <param name="Statement">The section of the protocol notes and what it says.</param>
/// <param name="Operation">What the client is asked for.</param>
/// <param name="Request">Method and row; the client adds the columns it wants back.</param>
/// <param name="Headers">Headers that must be among those sent.</param>
/// <param name="Body">The JSON that must be sent; empty for none.</param>
/// <param name="Status">The documented status of the answer.</param>
/// <param name="Answer">The documented body.</param>
/// <param name="Expected">What became of the write.</param>
internal sealed record WritePair(
    string Statement, WriteOperation Operation, string Request, string[] Headers, string Body, int Status, string Answer, WriteStatus Expected)
{
    /// <summary>The answer to reading the row back, where the answer to the write does not hold it.</summary>
    public string? ReadBack { get; init; }

    public string[] AnswerHeaders { get; init; } = [];

    public override string ToString() => Statement;
}
