namespace CouplingTools.Sandbox.Limits;

/// <summary>Admits the requests of one service within its limits.</summary>
internal interface IServiceGate : IDisposable
{
    /// <summary>Admits a request, lets it wait, or refuses it.</summary>
    ValueTask<Admission> EnterAsync(CancellationToken cancellationToken);
}
