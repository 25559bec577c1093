using System.Runtime.Versioning;
using Dapper;
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
    public async Task What_is_no_store_keeps_its_permissions()
    {
        const UnixFileMode Open = OwnerFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var letter = Path.Combine(_directory.Root, "letter.txt");
        await File.WriteAllTextAsync(letter, "Dear customer, ", Token);
        var other = Path.Combine(_directory.Root, "other.db");
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.File)!);
        using (var connection = _directory.Connect())
            connection.Execute("CREATE TABLE songs (title TEXT)");
        File.Move(_directory.File, other);

        foreach (var file in (string[])[letter, other])
        {
            File.SetUnixFileMode(file, Open);
            Assert.Equal("StoreUnreadable", (await Assert.ThrowsAsync<CouplingException>(() => _directory.OpenAsync(path: file))).ErrorId);
            Assert.Equal(Open, File.GetUnixFileMode(file));
        }
    }

    [Fact(Skip = "Windows has no Unix permissions.", SkipWhen = nameof(IsWindows))]
    public async Task An_empty_file_that_somebody_made_for_it_is_closed_with_what_is_beside_it()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.File)!);
        await File.WriteAllBytesAsync(_directory.File, [], Token);
        File.SetUnixFileMode(_directory.File, OwnerFile | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);

        await using var store = await _directory.OpenAsync();

        var files = Directory.GetFiles(Path.GetDirectoryName(_directory.File)!);
        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.Equal(OwnerFile, File.GetUnixFileMode(file)));
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
