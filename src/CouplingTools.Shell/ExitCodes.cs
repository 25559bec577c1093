namespace CouplingTools.Shell;

/// <summary>The codes this program ends with on its own account.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A terminating error that nothing caught.</summary>
    public const int Failure = 1;

    /// <summary>A command line that makes no sense, or a script that is not there (sysexits' EX_USAGE, as pwsh).</summary>
    public const int Usage = 64;

    /// <summary>Ctrl+C, as other shells report it.</summary>
    public const int Interrupted = 130;
}
