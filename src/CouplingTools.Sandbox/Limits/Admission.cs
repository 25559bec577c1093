using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Limits;

/// <summary>Whether a request is let in. To be disposed when the request has been answered.</summary>
internal sealed class Admission(Refusal? refusal, Action? release = null, Action<HeaderList>? label = null) : IDisposable
{
    private Action? _release = release;

    /// <summary>Let in, without any limit.</summary>
    public static Admission Free => new(null);

    /// <summary>Why it is not let in; null where it is.</summary>
    public Refusal? Refusal { get; } = refusal;

    /// <summary>Adds what the service tells about its limits.</summary>
    public void Label(HeaderList headers) => label?.Invoke(headers);

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
