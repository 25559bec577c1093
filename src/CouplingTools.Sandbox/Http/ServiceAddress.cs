namespace CouplingTools.Sandbox.Http;

/// <summary>An address split into the service's root (with a slash at the end) and the unescaped segments after it.</summary>
internal sealed record ServiceAddress(Uri Root, IReadOnlyList<string> Path)
{
    /// <summary>True for the address batches are sent to.</summary>
    public bool IsBatch => Path is ["$batch"];

    /// <summary>Splits after the first run of path segments that the predicate accepts, given the position a run begins at; it returns the run's length or 0.</summary>
    public static ServiceAddress? Split(Uri url, Func<string[], int, int> match)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            var length = match(segments, i);
            if (length == 0)
                continue;
            var root = new Uri(url, $"/{string.Join('/', segments.Take(i + length))}/");
            return new ServiceAddress(root, [.. segments.Skip(i + length).Select(Uri.UnescapeDataString)]);
        }
        return null;
    }
}
