using System.Net.Sockets;
using System.Text;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>One connection through the relay. When the client dies the service may be left to its work for a while.</summary>
internal sealed class RelayedConnection(TcpClient client, Trap? trap, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan s_lingering = TimeSpan.FromSeconds(3);
    private readonly TcpClient _server = new();
    private volatile bool _isAnswered = true;
    private volatile bool _isMeant;

    public async Task CarryAsync(Uri? address)
    {
        try
        {
            client.NoDelay = _server.NoDelay = true;
            if (address is null)
                return;
            await _server.ConnectAsync(address.Host, address.Port, stop);
            var answers = AnswersAsync();
            await RequestsAsync();
            if (trap?.Moment.IsNoticed != true)
                await answers.WaitAsync(s_lingering, stop);
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or TimeoutException or ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task RequestsAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(client, buffer) is > 0 and var count)
        {
            var begins = _isAnswered;
            _isAnswered = false;
            if (begins)
                _isMeant = trap?.Counts(IsWrite(buffer.AsSpan(0, count))) == true;
            switch (_isMeant && begins ? trap!.Moment.Kind : (MomentKind?)null)
            {
                case MomentKind.BeforeRequest:
                    trap!.Spring();
                    return;
                case MomentKind.WithinRequest:
                    await _server.GetStream().WriteAsync(buffer.AsMemory(0, count / 2), stop);
                    trap!.Spring();
                    _server.Client.Shutdown(SocketShutdown.Send);
                    return;
                case MomentKind.AfterRequest:
                    await _server.GetStream().WriteAsync(buffer.AsMemory(0, count), stop);
                    _ = trap!.SpringLaterAsync(stop);
                    break;
                default:
                    await _server.GetStream().WriteAsync(buffer.AsMemory(0, count), stop);
                    break;
            }
        }
    }

    private async Task AnswersAsync()
    {
        var buffer = new byte[64 * 1024];
        var isOpen = true;
        while (isOpen && await ReadAsync(_server, buffer) is > 0 and var count)
        {
            var begins = !_isAnswered;
            _isAnswered = true;
            isOpen = await AnswerAsync(buffer.AsMemory(0, count), _isMeant && begins ? trap!.Moment.Kind : null);
        }

        client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <returns>Whether more may follow.</returns>
    private async Task<bool> AnswerAsync(ReadOnlyMemory<byte> bytes, MomentKind? moment)
    {
        switch (moment)
        {
            case MomentKind.BeforeAnswer:
                trap!.Spring();
                return false;
            case MomentKind.WithinAnswer:
                await ForwardAsync(bytes[..(bytes.Length / 2)]);
                trap!.Spring();
                return false;
            case MomentKind.AfterAnswer:
                await ForwardAsync(bytes);
                _ = trap!.SpringLaterAsync(stop);
                return true;
            default:
                await ForwardAsync(bytes);
                return true;
        }
    }

    /// <summary>What a dead client is answered is read all the same.</summary>
    private async Task ForwardAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await client.GetStream().WriteAsync(bytes, stop);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
        }
    }

    private async Task<int> ReadAsync(TcpClient from, byte[] buffer)
    {
        try
        {
            return await from.GetStream().ReadAsync(buffer, stop);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Whether a batch creates or changes rows; batches that only read are common too.</summary>
    private static bool IsWrite(ReadOnlySpan<byte> request)
    {
        var text = Encoding.Latin1.GetString(request);
        return text.StartsWith("POST ", StringComparison.Ordinal)
            && (text.Contains("\"method\":\"P", StringComparison.Ordinal) || text.Contains("\nPATCH ", StringComparison.Ordinal) || text.Contains("\nPOST ", StringComparison.Ordinal)
                || text.Contains("Multiple ", StringComparison.Ordinal));
    }
}
