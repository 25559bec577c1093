using System.Globalization;
using System.Management.Automation;
using System.Text;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>Everything that commands said on any stream, and everything that can be got out of what they returned.</summary>
internal sealed class SpokenText(ModuleSession session)
{
    private const int Depth = 3;
    private const int SamplesOfAKind = 2;
    private readonly StringBuilder _text = new();

    /// <summary>Runs a script and takes down all that it says, and then what a person sees of it and of its errors.</summary>
    public void Say(string script, params object?[] arguments)
    {
        session.Run("$Error.Clear()");
        var result = session.Invoke(script, arguments);
        foreach (var line in result.Verbose.Concat(result.Debug).Concat(result.Warnings))
            _text.AppendLine(line);
        foreach (var record in result.Information.Cast<object>().Concat(result.Progress))
            Add(record);
        foreach (var error in result.AllErrors)
            Add(error);
        var samples = result.Output.GroupBy(output => output.TypeNames[0]).SelectMany(kind => kind.Take(SamplesOfAKind)).ToList();
        foreach (var output in samples)
            Add(output);
        _text.AppendLine(session.Show("$args | Out-Default", [.. samples]));
        // The line that failed may hold what a user typed, which is not ours to hide.
        if (result.AllErrors is [var first, ..])
            _text.AppendLine(session.Show("$args[0].Exception, $args[0].ErrorDetails | Out-Default", first));
    }

    public override string ToString() => _text.ToString();

    private void Add(ErrorRecord error)
    {
        _text.AppendLine(CultureInfo.InvariantCulture, $"{error.FullyQualifiedErrorId} {error} {error.CategoryInfo} {error.ErrorDetails} {error.ErrorDetails?.RecommendedAction}");
        Add(error.TargetObject);
        for (var cause = error.Exception; cause is not null; cause = cause.InnerException)
        {
            Add(cause.Data);
            Add(cause);
        }
    }

    private void Add(object? value)
    {
        if (value is null)
            return;
        _text.AppendLine(value.ToString());
        _text.AppendLine(PSSerializer.Serialize(value, Depth));
    }
}
