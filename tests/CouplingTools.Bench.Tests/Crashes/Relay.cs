using System.Net;
using System.Net.Sockets;
using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>
/// Stands between the shell and the server, whose address changes with every start, and carries their bytes. It knows when a request or an answer
/// passes, so that a process can be killed just then.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ServerProcess _server;
    private volatile Trap? _trap;

    public Relay(ServerProcess server)
    {
        _server = server;
        _listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>What waits for the requests of connections that are made from now on.</summary>
    public void Set(Trap? trap) => _trap = trap;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var connection = new RelayedConnection(client, _trap, _stop.Token);
        await connection.CarryAsync(_server.Address);
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = CarryAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }
}
