namespace CouplingTools.Module.Tests.Connections;

/// <summary>A connection to Dataverse, as another module gives it, whose token never comes.</summary>
public sealed class SilentClient(string address) : IDisposable
{
    private readonly ManualResetEventSlim _never = new();

    public Uri ConnectedOrgUriActual { get; } = new(address);

    public string CurrentAccessToken
    {
        get
        {
            _never.Wait();
            return string.Empty;
        }
    }

    public void Dispose() => _never.Set();
}
