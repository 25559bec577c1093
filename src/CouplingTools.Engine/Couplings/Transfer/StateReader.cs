using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>Reads a state file line by line, any number of times; nobody can change it meanwhile.</summary>
internal sealed class StateReader : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;

    /// <exception cref="CouplingException"><c>StateInaccessible</c>.</exception>
    public StateReader(string path)
    {
        _path = path;
        if (Directory.Exists(path))
            throw StateErrors.Directory(path);
        try
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StateErrors.Inaccessible(path, error);
        }
    }

    /// <summary>What the file is of.</summary>
    /// <exception cref="CouplingException"><c>StateUnreadable</c>, <c>StateTooNew</c>, <c>StateIncomplete</c>.</exception>
    public async Task<StateHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await foreach (var line in LinesAsync(cancellationToken).ConfigureAwait(false))
            return line.State!;
        throw StateErrors.Create("StateIncomplete", _path);
    }

    /// <summary>The lines between the first and the last, each checked by itself.</summary>
    /// <exception cref="CouplingException"><c>StateUnreadable</c>, <c>StateTooNew</c>, <c>StateIncomplete</c>.</exception>
    public async IAsyncEnumerable<StateLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LinesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.State is null)
                yield return line;
        }
    }

    public void Dispose() => _file.Dispose();

    private async IAsyncEnumerable<StateLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _file.Position = 0;
        using var reader = new StreamReader(_file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var number = 0L;
        while (await LineAsync(reader, number + 1, cancellationToken).ConfigureAwait(false) is { } text)
        {
            var line = Parse(text, ++number);
            if (line.State is not null != (number == 1))
                throw Unreadable(number, number == 1 ? "The file does not begin as a state file does." : "The file begins a second time.");
            if (line.End is { } end)
            {
                if (end != number - 1 || await LineAsync(reader, number + 1, cancellationToken).ConfigureAwait(false) is not null)
                    throw StateErrors.Create("StateIncomplete", _path);
                yield break;
            }

            yield return line;
        }

        throw StateErrors.Create("StateIncomplete", _path);
    }

    private async Task<string?> LineAsync(StreamReader reader, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(number, "The text is not UTF-8.");
        }
        catch (IOException error)
        {
            throw StateErrors.Inaccessible(_path, error);
        }
    }

    private StateLine Parse(string text, long number)
    {
        try
        {
            if (number == 1 && StateJson.FormatOf(text) is { } format and not StateHeader.Latest)
                throw StateErrors.Create(format > StateHeader.Latest ? "StateTooNew" : "StateUnreadable", _path, format, StateHeader.Latest);
            return StateJson.Read(text) is { IsWhole: true } line ? line : throw Unreadable(number, "The line says nothing, two things at once, or not all that it must.");
        }
        catch (Exception error) when (StoredRows.IsDamage(error) || error is NotSupportedException or InvalidOperationException)
        {
            throw Unreadable(number, error.Message);
        }
    }

    private CouplingException Unreadable(long number, string reason) => StateErrors.Create("StateUnreadable", _path, number, reason);
}
