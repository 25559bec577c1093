namespace CouplingTools.HelpBuilder;

/// <summary>What is wrong with the help, and where; written in the form that MSBuild recognizes as an error.</summary>
internal sealed record HelpProblem(string Path, string Message)
{
    public string ToBuildError() => $"{Path} : error HELP001: {Message}";
}
