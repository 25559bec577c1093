using System.Text;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Sqlite;

namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>Writes everything that a store knows of its company and organization, but for its history, to a file for its owner alone.</summary>
internal sealed class StateExporter(Workspace workspace, StoreScope scope)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];
    private long _lines;

    /// <exception cref="CouplingException"><c>StateFileExists</c>, <c>StateInUse</c>, <c>StateInaccessible</c>.</exception>
    public async Task<CouplingState> ExportAsync(string path, IReadOnlyList<string>? mappings, bool replaces, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && !replaces)
            throw StateErrors.Create("StateFileExists", path);
        await RefuseRunsAsync(path, cancellationToken).ConfigureAwait(false);
        var draft = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            StoreFile.Create(draft);
            var state = await WriteAsync(path, draft, mappings, cancellationToken).ConfigureAwait(false);
            File.Move(draft, path, replaces);
            return state;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StateErrors.Inaccessible(path, error);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>What a run is about to change would be told half as before and half as after.</summary>
    private async Task RefuseRunsAsync(string path, CancellationToken cancellationToken)
    {
        await foreach (var runs in workspace.Store.ListRunsAsync(new RunFilter { Statuses = [SyncRunStatus.Running] }, 1, cancellationToken).ConfigureAwait(false))
            throw StateErrors.Create("StateInUse", path, runs[0].Mapping, runs[0].StartedBy, runs[0].StartedAt);
    }

    private async Task<CouplingState> WriteAsync(string path, string draft, IReadOnlyList<string>? mappings, CancellationToken cancellationToken)
    {
        var stream = new FileStream(draft, FileMode.Open, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
            await using (writer.ConfigureAwait(false))
            {
                var state = await WriteAsync(path, writer, mappings, cancellationToken).ConfigureAwait(false);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
                return state;
            }
        }
    }

    private async Task<CouplingState> WriteAsync(string path, StreamWriter writer, IReadOnlyList<string>? mappings, CancellationToken cancellationToken)
    {
        _lines = 0;
        var place = scope.Place!;
        var header = new StateHeader
        {
            Format = StateHeader.Latest,
            ExportedAt = workspace.Time.GetUtcNow(),
            Environment = place.Environment,
            Company = place.Company,
            CompanyId = scope.CompanyId,
            Organization = place.Organization,
            OrganizationId = scope.OrganizationId,
        };
        await PutAsync(writer, new StateLine { State = header }, cancellationToken).ConfigureAwait(false);
        var (couplings, held) = (0L, 0L);
        foreach (var mapping in mappings ?? [null!])
        {
            await foreach (var page in workspace.Store.ListAsync(new CouplingFilter { Mapping = mapping }, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
            {
                var bases = await workspace.Store.ReadBasesAsync([.. page.Select(coupling => coupling.Id)], cancellationToken).ConfigureAwait(false);
                foreach (var coupling in page)
                    await PutAsync(writer, new StateLine { Coupling = StateCoupling.Of(coupling, bases.GetValueOrDefault(coupling.Id)) }, cancellationToken).ConfigureAwait(false);
                (couplings, held) = (couplings + page.Count, held + page.Count(coupling => coupling.Hold is not null));
            }
        }

        var (watermarks, writes) = (0, 0);
        foreach (var mapping in mappings ?? [.. workspace.Catalog.All.Select(mapping => mapping.Name)])
        {
            watermarks += await PutWatermarksAsync(writer, mapping, cancellationToken).ConfigureAwait(false);
            foreach (var intent in await workspace.Store.OpenIntentsAsync(mapping, cancellationToken).ConfigureAwait(false))
            {
                await PutAsync(writer, new StateLine { Write = intent with { Id = 0 } }, cancellationToken).ConfigureAwait(false);
                writes++;
            }
        }

        await PutAsync(writer, new StateLine { End = _lines }, cancellationToken).ConfigureAwait(false);
        return StateView.Of(path, header) with { Couplings = couplings, Held = held, Watermarks = watermarks, OpenWrites = writes };
    }

    private async Task<int> PutWatermarksAsync(StreamWriter writer, string mapping, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var side in s_sides)
        {
            if (await workspace.Store.ReadWatermarkAsync(mapping, side, cancellationToken).ConfigureAwait(false) is not { } value)
                continue;
            await PutAsync(writer, new StateLine { Watermark = new StoredWatermark(mapping, side, value) }, cancellationToken).ConfigureAwait(false);
            count++;
        }

        return count;
    }

    private async Task PutAsync(StreamWriter writer, StateLine line, CancellationToken cancellationToken)
    {
        await writer.WriteLineAsync(StateJson.Write(line).AsMemory(), cancellationToken).ConfigureAwait(false);
        _lines++;
    }
}
