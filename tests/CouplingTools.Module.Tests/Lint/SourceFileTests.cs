using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed class SourceFileTests
{
    private const int MostLines = 400;
    private static readonly string[] s_folders = ["src", "tests", "module"];
    private static readonly string[] s_code = [".cs", ".csproj", ".targets", ".props", ".ps1", ".psd1"];

    [Fact]
    public void No_source_file_has_more_than_400_lines()
    {
        var files = s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Layout.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            .Where(file => s_code.Contains(Path.GetExtension(file)))
            .ToList();

        Assert.NotEmpty(files);
        var tooLong = files.Where(file => File.ReadLines(file).Count() > MostLines).ToList();
        Assert.Empty(tooLong);
    }
}
