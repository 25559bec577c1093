using CouplingTools.Bench.Tests.Crashes;
using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Disks;

/// <summary>The shell may write no more to any file, as on a disk that is full: it says so, and the next run with room does the rest.</summary>
public sealed class FullDiskTests
{
    private const int Customers = 60;

    [Theory]
    [InlineData(8)]
    [InlineData(120)]
    [InlineData(300)]
    public async Task A_store_that_cannot_grow_ends_the_run_and_loses_nothing(int kilobytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by a shell of Linux.");
        using var bench = await CrashBench.BeginAsync(kilobytes);
        await bench.Services.CreateAsync(Service.BusinessCentral, Companies.Of(Service.BusinessCentral, Customers));
        var first = await bench.Services.ListAsync(Service.BusinessCentral);

        var full = await bench.RunAsync(ShellWork.Uncoupled, batchSize: 5, kilobytes);
        var later = await bench.RunAsync(ShellWork.Uncoupled, batchSize: 5);

        Assert.False(full.IsThrough, "The limit is too generous to be met.");
        Assert.Matches("^Store(Full|Inaccessible),", full.Failure);
        Assert.True(later.IsThrough, later.Failure);
        var oracle = new Oracle(Companies.Names(Customers, 0), first, []);
        foreach (var service in Service.Both)
            Assert.Empty(oracle.CheckRows(service, await bench.Services.ListAsync(service)));
    }
}
