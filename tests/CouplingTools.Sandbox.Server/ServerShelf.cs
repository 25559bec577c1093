using System.Text.Json;

namespace CouplingTools.Sandbox.Server;

/// <summary>
/// Many servers in one process, started and stopped by lines of the input until it ends. Every line is JSON and has one line of output:
/// a list of arguments starts a server and yields its address, an address ends that server and yields itself.
/// </summary>
internal sealed class ServerShelf : IAsyncDisposable
{
    private readonly Dictionary<string, SandboxServer> _servers = new(StringComparer.Ordinal);

    /// <summary>Does what the lines say. One that cannot be followed yields why not, after an exclamation mark.</summary>
    public async Task RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            await output.WriteLineAsync(await AnswerAsync(line).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<string> AnswerAsync(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? await StartAsync(document.RootElement.Deserialize<string[]>()!).ConfigureAwait(false)
                : await StopAsync(document.RootElement.GetString()!).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException or IOException or InvalidDataException)
        {
            return $"!{problem.Message.ReplaceLineEndings(" ")}";
        }
    }

    private async Task<string> StartAsync(string[] arguments)
    {
        var server = await ServerArguments.Parse(arguments).StartAsync(CancellationToken.None).ConfigureAwait(false);
        _servers.Add(server.BaseUri.AbsoluteUri, server);
        return server.BaseUri.AbsoluteUri;
    }

    private async Task<string> StopAsync(string address)
    {
        if (!_servers.Remove(address, out var server))
            throw new ArgumentException($"There is no server at '{address}'.");
        await server.DisposeAsync().ConfigureAwait(false);
        return address;
    }
}
