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
        if (Directory.Exists(path))
            throw StateErrors.Directory(path);
        if (File.Exists(path) && !replaces)
            throw StateErrors.Create("StateFileExists", path);
        var latest = await LatestRunAsync(path, cancellationToken).ConfigureAwait(false);
        var draft = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            StoreFile.Create(draft);
            var state = await WriteAsync(path, draft, mappings, cancellationToken).ConfigureAwait(false);
            if (await LatestRunAsync(path, cancellationToken).ConfigureAwait(false) is { } run && run.Id != latest?.Id)
                throw InUse(path, run);
            File.Move(draft, path, replaces);
            return state;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StateErrors.Inaccessible(path, error);
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }

    /// <summary>The latest run. None may be under way, nor begin while the state is read: what it changes would be told half as before and half as after.</summary>
    private async Task<RunRecord?> LatestRunAsync(string path, CancellationToken cancellationToken)
    {
        RunRecord? latest = null;
        await foreach (var page in workspace.Store.ListRunsAsync(new RunFilter(), SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            if (page.FirstOrDefault(run => run.Status == SyncRunStatus.Running) is { } run)
                throw InUse(path, run);
            latest ??= page[0];
        }

        return latest;
    }

    private static CouplingException InUse(string path, RunRecord run) => StateErrors.Create("StateInUse", path, run.Mapping, run.StartedBy, run.StartedAt);

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
        mappings ??= await workspace.Store.ListMappingsAsync(cancellationToken).ConfigureAwait(false);
        // First: what was read up to here must be in the couplings that follow.
        var watermarks = 0;
        foreach (var mapping in mappings)
            watermarks += await PutWatermarksAsync(writer, mapping, cancellationToken).ConfigureAwait(false);
        var (couplings, held) = (0L, 0L);
        foreach (var mapping in mappings)
        {
            await foreach (var page in workspace.Store.ListAsync(new CouplingFilter { Mapping = mapping }, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
            {
                var bases = await workspace.Store.ReadBasesAsync([.. page.Select(coupling => coupling.Id)], cancellationToken).ConfigureAwait(false);
                foreach (var coupling in page)
                    await PutAsync(writer, new StateLine { Coupling = StateCoupling.Of(coupling, bases.GetValueOrDefault(coupling.Id)) }, cancellationToken).ConfigureAwait(false);
                (couplings, held) = (couplings + page.Count, held + page.Count(coupling => coupling.Hold is not null));
            }
        }

        var writes = 0;
        foreach (var mapping in mappings)
        {
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
