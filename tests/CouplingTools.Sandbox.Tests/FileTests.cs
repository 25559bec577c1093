using CouplingTools.Sandbox.Tests.BusinessCentral;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Tests;

public sealed class FileTests : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten()
    {
        await File.WriteAllTextAsync(_path, "mine", Token);
        await Assert.ThrowsAsync<IOException>(() => SandboxFile.CreateAsync(_path, new SandboxOptions(), TimeProvider.System, CancellationToken.None));
        Assert.Equal("mine", await File.ReadAllTextAsync(_path, Token));
    }

    [Fact]
    public void A_missing_file_is_reported() =>
        Assert.Contains(_path, Assert.Throws<FileNotFoundException>(() => SandboxEnvironment.Open(_path, TimeProvider.System)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("This is a text file, long enough to have a header of a hundred bytes, and so it is no database of any kind at all.")]
    public async Task A_file_that_is_no_sandbox_is_refused(string content)
    {
        await File.WriteAllTextAsync(_path, content, Token);
        Assert.Contains("is not a sandbox", Assert.Throws<InvalidDataException>(() => SandboxEnvironment.Open(_path, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await SandboxFile.CreateAsync(_path, new SandboxOptions(0, 0), TimeProvider.System, CancellationToken.None);
        await using (var connection = new SqliteConnection($"Data Source={_path};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync(Token);
        }
        Assert.Contains("newer version", Assert.Throws<InvalidDataException>(() => SandboxEnvironment.Open(_path, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_creation_leaves_no_file()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SandboxFile.CreateAsync(_path, new SandboxOptions(), TimeProvider.System, new CancellationToken(canceled: true)));
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public async Task Rows_versions_profile_and_log_outlive_the_environment()
    {
        await SandboxFile.CreateAsync(_path, new SandboxOptions(0, 0), TimeProvider.System, CancellationToken.None);
        using (var first = SandboxEnvironment.Open(_path, TimeProvider.System))
        {
            first.SetProfile(new SandboxProfile { BusinessCentral = new() { StaleStatus = 412 } });
            using var client = new HttpClient(first.CreateHandler());
            await client.GetAsync(new Uri($"{BusinessCentralFixture.Root}companies"), Token);
        }
        using var second = SandboxEnvironment.Open(_path, TimeProvider.System);
        Assert.Equal(412, second.Profile.BusinessCentral.StaleStatus);
        Assert.Single(second.ReadLog());
    }

    [Fact]
    public async Task Two_environments_on_one_file_see_each_other_s_writes_and_lose_none()
    {
        await SandboxFile.CreateAsync(_path, new SandboxOptions(0, 0), TimeProvider.System, CancellationToken.None);
        using var one = SandboxEnvironment.Open(_path, TimeProvider.System);
        using var two = SandboxEnvironment.Open(_path, TimeProvider.System);
        await Task.WhenAll(CreateAsync(one), CreateAsync(two), CreateAsync(one), CreateAsync(two));
        using var client = new HttpClient(one.CreateHandler());
        var url = $"{BusinessCentralFixture.Root}companies({one.CompanyId})/customers";
        Assert.Equal("100", await client.GetStringAsync(new Uri($"{url}/$count"), Token));
    }

    public void Dispose()
    {
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
            File.Delete(file);
    }

    private static async Task CreateAsync(SandboxEnvironment environment)
    {
        using var client = new HttpClient(environment.CreateHandler());
        var url = new Uri($"{BusinessCentralFixture.Root}companies({environment.CompanyId})/customers");
        for (var i = 0; i < 25; i++)
        {
            using var content = new StringContent("""{"displayName":"A"}""", System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(url, content, Token);
            response.EnsureSuccessStatusCode();
        }
    }
}
