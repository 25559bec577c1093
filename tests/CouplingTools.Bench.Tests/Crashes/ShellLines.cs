using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>What a shell said before its end, line by line; a line that a kill cut off is none.</summary>
internal sealed class ShellLines
{
    private readonly List<string[]> _lines;

    public ShellLines(ShellOutput output)
    {
        _lines = [.. output.Output.Split('\n').SkipLast(1).Select(line => line.TrimEnd('\r').Split(' '))];
        Failure = _lines.Where(line => line[0] == "failed").Select(line => string.Join(' ', line.Skip(1))).FirstOrDefault();
        Results = [.. _lines.Where(line => line[0] == "result").Select(ShellResult.Parse)];
        Runs = [.. _lines.Where(line => line[0] == "run").Select(line => (Guid.Parse(line[1]), line[2], int.Parse(line[3], System.Globalization.CultureInfo.InvariantCulture)))];
    }

    public bool IsConnected => Has(ShellScript.Connected);

    public bool IsThrough => Has(ShellScript.Through);

    /// <summary>The error that ended it.</summary>
    public string? Failure { get; }

    public IReadOnlyList<ShellResult> Results { get; }

    public IReadOnlyList<(Guid Id, string Status, int Total)> Runs { get; }

    private bool Has(string word) => _lines.Any(line => line is [var only] && only == word);
}
