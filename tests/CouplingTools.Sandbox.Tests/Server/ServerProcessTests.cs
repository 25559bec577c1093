using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Tests.Server;

public sealed class ServerProcessTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_prints_its_address_serves_and_ends_cleanly_when_it_is_told_to()
    {
        using var process = Start("--port", "0", "--file", _path, "--create", "3,0,0,1", "--anonymous");
        try
        {
            var address = new Uri((await process.StandardOutput.ReadLineAsync(Token))!);
            using var client = new HttpClient { BaseAddress = address };
            Assert.Contains("UserId", await client.GetStringAsync(new Uri("api/data/v9.2/WhoAmI", UriKind.Relative), Token), StringComparison.Ordinal);

            using (var other = SandboxEnvironment.Open(_path, TimeProvider.System))
                other.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 100 });
            using var refused = await client.GetAsync(new Uri("api/data/v9.2/WhoAmI", UriKind.Relative), Token);
            Assert.Equal(503, (int)refused.StatusCode);

            Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
            await TerminateAsync(process);
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
            Assert.Equal((0, "", ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(Token), await process.StandardError.ReadToEndAsync(Token)));
        }
        finally
        {
            process.Kill();
        }
        using var sandbox = SandboxEnvironment.Open(_path, TimeProvider.System);
        Assert.Equal([200, 503], sandbox.ReadLog().Select(o => o.Status));
    }

    [Fact]
    public async Task One_process_serves_many_sandboxes_until_its_input_ends()
    {
        using var process = Start("--many");
        try
        {
            var first = await AskAsync(new[] { "--file", _path, "--create", "3,0,0,1", "--anonymous" });
            var second = await AskAsync(new[] { "--file", _path, "--anonymous" });
            using var client = new HttpClient();
            foreach (var address in new[] { first, second })
                Assert.Contains("UserId", await client.GetStringAsync(new Uri($"{address}api/data/v9.2/WhoAmI"), Token), StringComparison.Ordinal);

            Assert.Equal(first, await AskAsync(first));
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(first), Token));
            Assert.StartsWith("!There is no server at", await AskAsync(first), StringComparison.Ordinal);
            Assert.StartsWith("!--file is missing.", await AskAsync(Array.Empty<string>()), StringComparison.Ordinal);
            Assert.Contains("UserId", await client.GetStringAsync(new Uri($"{second}api/data/v9.2/WhoAmI"), Token), StringComparison.Ordinal);

            process.StandardInput.Close();
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
            Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(Token)));
        }
        finally
        {
            process.Kill();
        }

        async Task<string> AskAsync(object line)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
            return (await process.StandardOutput.ReadLineAsync(Token))!;
        }
    }

    [Theory]
    [InlineData("There is no sandbox")]
    [InlineData("There is no argument '--what'", "--what")]
    public async Task The_program_says_what_is_wrong_with_its_arguments(string reason, params string[] more)
    {
        using var process = Start(["--file", _path, .. more]);
        var said = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith(reason, said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
            File.Delete(file);
    }

    private static Process Start(params string[] arguments)
    {
        var program = typeof(ServerProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServerProgram").Value!;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(Token);
    }
}
