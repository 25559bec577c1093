using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>The guarantees name tests of several projects; each of them is there.</summary>
public sealed partial class GuaranteesTests
{
    private const int Least = 20;

    [Fact]
    public void Every_test_they_name_exists()
    {
        var named = Test().Matches(File.ReadAllText(Path.Combine(Layout.RepositoryRoot, "docs", "guarantees.md"))).Select(found => found.Value.Trim('`')).Distinct().ToList();
        var written = Directory.EnumerateFiles(Path.Combine(Layout.RepositoryRoot, "tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        Assert.True(named.Count > Least);
        Assert.DoesNotContain(named, name => name.Split('.') is var parts && !written[parts[0]].Any(text => text.Contains($" {parts[1]}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex("`[A-Z][A-Za-z]+(Tests|Contract)\\.[A-Za-z_0-9]+`")]
    private static partial Regex Test();
}
