namespace CouplingTools.HelpBuilder;

/// <summary>What a person wrote about one cmdlet. Texts are lists of paragraphs.</summary>
internal sealed record HelpPage(
    string Path,
    string Name,
    IReadOnlyList<string> Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Outputs,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<string> Notes,
    IReadOnlyList<HelpLink> Links);

/// <summary>One example: its code, line by line as written, and what it shows.</summary>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>A related topic; the address is empty for another cmdlet or topic of the module.</summary>
internal sealed record HelpLink(string Text, string Address);
