namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>The mapping of customers, with new ones carrying the id of their creation in place of a website.</summary>
internal sealed class CorrelatedMapping : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coupling-mapping-");

    public CorrelatedMapping()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mappings", "Customer.json"))
            .Where(line => !line.Contains("\"name\": \"website\"", StringComparison.Ordinal))
            .Select(line => line.Replace("\"ifNotCoupled\": \"skip\",", "\"ifNotCoupled\": \"skip\", \"correlation\": { \"businessCentral\": \"website\" },", StringComparison.Ordinal));
        File.WriteAllLines(Path.Combine(_folder.FullName, "Customer.json"), lines);
    }

    public SessionOptions Use(SessionOptions options) => options with { MappingDirectories = [.. options.MappingDirectories, _folder.FullName] };

    public void Dispose() => _folder.Delete(recursive: true);
}
