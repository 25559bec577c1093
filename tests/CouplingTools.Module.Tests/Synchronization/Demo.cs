using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>What scenarios do again and again in a connected session.</summary>
internal static class Demo
{
    /// <summary>Runs a script and returns the results it wrote, whatever errors it reported.</summary>
    public static List<SyncResult> Results(this ConnectedSession demo, string script, params object?[] arguments) =>
        demo.Invoke(script, arguments).Results();

    public static List<SyncResult> Results(this ModuleResult result)
    {
        Assert.Null(result.TerminatingError);
        return [.. result.Output.Select(output => (SyncResult)output.BaseObject)];
    }

    /// <summary>Runs a script that writes one result, whatever errors it reported.</summary>
    public static SyncResult Result(this ConnectedSession demo, string script, params object?[] arguments) =>
        Assert.Single(demo.Results(script, arguments));

    public static List<T> All<T>(this ConnectedSession demo, string script, params object?[] arguments) =>
        [.. demo.Run(script, arguments).Select(output => (T)output.BaseObject)];

    public static ServiceRecord OnBusinessCentral(this ConnectedSession demo, Guid? id, string mapping = "Customer") =>
        demo.One<ServiceRecord>("Get-BusinessCentralRecord $args[1] -Id $args[0]", id, mapping);

    public static ServiceRecord OnSales(this ConnectedSession demo, Guid? id, string mapping = "Customer") =>
        demo.One<ServiceRecord>("Get-SalesRecord $args[1] -Id $args[0]", id, mapping);

    /// <summary>How many writes the services carried out.</summary>
    public static int RowsWritten(this ConnectedSession demo) =>
        demo.One<int>("@(Get-CouplingSandboxLog | Where-Object { $_.Table -ne '$batch' -and $_.Method -ne 'GET' -and $_.Status -lt 300 }).Count");

    /// <summary>Everything the store's files hold now.</summary>
    public static string Store(this ConnectedSession demo) => string.Join(
        '|',
        Directory.EnumerateFiles(demo.Session.Folder, "*.couplings.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Read(file)))}"));

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The latest run once it has ended, if any has begun: what is stopped gives the prompt back before it has noted that.</summary>
    public static async Task<SyncRun?> EndedRunAsync(this ConnectedSession demo)
    {
        for (var attempt = 0; ; attempt++)
        {
            var run = demo.All<SyncRun>("Get-SyncRun -Last 1").SingleOrDefault();
            if (run?.Status != SyncRunStatus.Running)
                return run;
            Assert.True(attempt < 200, "The run does not end.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
