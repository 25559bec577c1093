namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>A result as the shell printed it.</summary>
internal sealed record ShellResult(Guid Run, string Outcome, Guid? BusinessCentralId, Guid? SalesId, string Reason)
{
    public static ShellResult Parse(string[] words) => new(Guid.Parse(words[1]), words[2], Id(words[3]), Id(words[4]), words[5]);

    private static Guid? Id(string text) => text.Length == 0 ? null : Guid.Parse(text);
}
