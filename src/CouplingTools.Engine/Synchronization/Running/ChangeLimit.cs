namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Previews a whole run and refuses it when too many records would be written.</summary>
internal sealed class ChangeLimit(Func<SyncRunner> runner)
{
    /// <exception cref="CouplingException"><c>TooManyChanges</c>.</exception>
    public async Task CheckAsync(IReadOnlyList<RecordReference> inputs, SyncOptions options, IRunHost host, CancellationToken cancellationToken)
    {
        var limit = options.MaxChangePercent!.Value;
        var preview = options with { Preview = true, MaxChangePercent = null, All = false, Changed = false };
        var planned = 0;
        await foreach (var result in runner().RunAsync(inputs.ToAsyncEnumerable(), preview, new PreviewHost(host), cancellationToken).ConfigureAwait(false))
        {
            if (result.Outcome == SyncOutcome.Planned)
                planned++;
        }

        if (planned * 100L > (long)limit * inputs.Count)
            throw ErrorText.Exception("TooManyChanges", ErrorClass.Configuration, planned, inputs.Count, limit);
    }

    private sealed class PreviewHost(IRunHost host) : IRunHost
    {
        public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) => new(RunAnswer.Preview);

        public void Report(RunProgress progress) => host.Report(progress with { Written = 0 });

        /// <summary>The run itself warns, once it is allowed.</summary>
        public void Warn(string message) => host.Verbose(message);

        public void Verbose(string message) => host.Verbose(message);
    }
}
