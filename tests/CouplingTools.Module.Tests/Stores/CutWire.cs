using System.Net;
using System.Net.Sockets;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>Carries connections to a server, and cuts them all when so many messages have gone there; nobody gets through until it is mended.</summary>
internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private CancellationTokenSource _cut = new();
    private int _left = int.MaxValue;

    public CutWire(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool IsCut => _cut.IsCancellationRequested;

    public void CutAfter(int messages) => Volatile.Write(ref _left, messages);

    public void Mend()
    {
        Volatile.Write(ref _left, int.MaxValue);
        _cut = new CancellationTokenSource();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _cut.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(_stop.Token);
            if (IsCut)
                client.Close(0);
            else
                _ = CarryAsync(client, _cut.Token);
        }
    }

    private async Task CarryAsync(Socket client, CancellationToken cut)
    {
        using (client)
        using (var server = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            try
            {
                await server.ConnectAsync(_server, cut);
                using var over = CancellationTokenSource.CreateLinkedTokenSource(cut);
                await Task.WhenAny(CopyAsync(client, server, Count, over.Token), CopyAsync(server, client, () => { }, over.Token));
                await over.CancelAsync();
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
            }
        }
    }

    private void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _cut.Cancel();
    }

    private static async Task CopyAsync(Socket from, Socket to, Action onMessage, CancellationToken cancellationToken)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var received)
        {
            onMessage();
            cancellationToken.ThrowIfCancellationRequested();
            await to.SendAsync(buffer.AsMemory(0, received), cancellationToken);
        }
    }
}
