using System.Runtime.Versioning;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

[UnsupportedOSPlatform("windows")]
public sealed class StorePermissionTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StoreDirectory _directory = new();

    public static bool IsWindows => OperatingSystem.IsWindows();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact(Skip = "Windows has no Unix permissions.", SkipWhen = nameof(IsWindows))]
    public async Task Files_and_directory_belong_to_their_owner_alone()
    {
        await using var store = await _directory.OpenAsync();
        await store.AddAsync([Samples.Coupling()], Token);
        var files = Directory.GetFiles(Path.GetDirectoryName(_directory.File)!);
        Assert.Equal(["couplings.db", "couplings.db-shm", "couplings.db-wal"], files.Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(OwnerFile, File.GetUnixFileMode(file)));
        Assert.Equal(
            OwnerFile | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(_directory.File)!));
    }

    [Fact(Skip = "Windows has no Unix permissions.", SkipWhen = nameof(IsWindows))]
    public async Task A_file_that_others_can_read_is_closed_to_them()
    {
        await (await _directory.OpenAsync()).DisposeAsync();
        File.SetUnixFileMode(_directory.File, OwnerFile | UnixFileMode.OtherRead);
        await (await _directory.OpenAsync()).DisposeAsync();
        Assert.Equal(OwnerFile, File.GetUnixFileMode(_directory.File));
    }
}
