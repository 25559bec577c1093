namespace CouplingTools.Engine;

/// <summary>Who a run answers to: asked before anything is written, told how it goes. Called from any thread; it is told one thing at a time, also while it is asked.</summary>
public interface IRunHost
{
    /// <summary>Asks whether a record may be written, once its decision is known.</summary>
    /// <param name="planned">The result as it will be if the answer is <see cref="RunAnswer.Proceed"/>, with every change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken);

    /// <summary>Tells how far the run is.</summary>
    /// <param name="progress">Counts so far.</param>
    void Report(RunProgress progress);

    /// <summary>Tells what a person should know although nothing failed.</summary>
    /// <param name="message">What it is.</param>
    void Warn(string message);

    /// <summary>Tells a detail worth knowing when looking for a cause.</summary>
    /// <param name="message">The detail.</param>
    void Verbose(string message);
}
