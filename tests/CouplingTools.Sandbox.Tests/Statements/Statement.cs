namespace CouplingTools.Sandbox.Tests.Statements;

/// <summary>One thing the documentation says a service does, and the request that shows it.</summary>
/// <param name="Text">The section of the protocol notes and what it says; the name of the test.</param>
/// <param name="Request">Method and address; <c>{id}</c> is the row that is there, <c>{missing}</c> one that is not, <c>{etag}</c> its version and so on.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Shows">What headers and body of the answer contain; with a leading exclamation mark what they do not.</param>
public sealed record Statement(string Text, string Request, int Status, params string[] Shows)
{
    public string? Body { get; init; }

    public string[] Headers { get; init; } = [];

    /// <summary>Requests that go before.</summary>
    public (string Request, string? Body)[] Before { get; init; } = [];

    /// <summary>The statement as the row of a theory, under its own name.</summary>
    public TheoryDataRow<object> Row => new(this) { TestDisplayName = Text };

    public override string ToString() => Text;

    /// <summary>Compares an answer.</summary>
    public void Check(int status, IReadOnlyDictionary<string, string> headers, string body)
    {
        var shown = string.Join('\n', headers.Select(header => $"{header.Key}: {header.Value}")) + "\n\n" + body;
        Assert.True(status == Status, $"{Text}\n{status}\n{shown}");
        foreach (var text in Shows)
        {
            var isThere = shown.Contains(text.TrimStart('!'), StringComparison.Ordinal);
            Assert.True(isThere != text.StartsWith('!'), $"{Text}\n{text}\n{status}\n{shown}");
        }
    }
}
