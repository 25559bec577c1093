namespace CouplingTools.Sandbox;

/// <summary>The file of a sandbox is damaged, or cannot be read or written any more.</summary>
public sealed class SandboxDamagedException : Exception
{
    /// <param name="path">The file.</param>
    /// <param name="reason">What came of it.</param>
    internal SandboxDamagedException(string path, Exception reason)
        : base(reason.Message, reason) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
