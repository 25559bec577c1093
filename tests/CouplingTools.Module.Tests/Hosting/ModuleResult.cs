using System.Management.Automation;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>Everything one script said, stream by stream.</summary>
internal sealed class ModuleResult(IReadOnlyList<PSObject> output, ErrorRecord? terminating, PSDataStreams streams, TimeSpan? stopping)
{
    public IReadOnlyList<PSObject> Output { get; } = output;

    /// <summary>The error that ended the script, if one did.</summary>
    public ErrorRecord? TerminatingError { get; } = terminating;

    /// <summary>The non-terminating errors.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. streams.Error];

    public IReadOnlyList<ErrorRecord> AllErrors => TerminatingError is null ? Errors : [.. Errors, TerminatingError];

    /// <summary>The ids of all errors, without the command's name that PowerShell appends.</summary>
    public IReadOnlyList<string> ErrorIds => [.. AllErrors.Select(e => e.FullyQualifiedErrorId.Split(',')[0])];

    public IReadOnlyList<string> Warnings { get; } = [.. streams.Warning.Select(w => w.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. streams.Verbose.Select(v => v.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. streams.Debug.Select(d => d.Message)];

    public IReadOnlyList<InformationRecord> Information { get; } = [.. streams.Information];

    public IReadOnlyList<ProgressRecord> Progress { get; } = [.. streams.Progress];

    /// <summary>Whether the script was stopped from outside before it ended.</summary>
    public bool Stopped => stopping is not null;

    /// <summary>Asserts that it was, without making the user wait. The promise is a second; on a machine with other work it may take longer.</summary>
    public void AssertStoppedAtOnce() => Assert.InRange(Assert.NotNull(stopping), TimeSpan.Zero, TimeSpan.FromSeconds(10));
}
