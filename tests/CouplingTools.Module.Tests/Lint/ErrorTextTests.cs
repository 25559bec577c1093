using System.Text.RegularExpressions;
using System.Xml.Linq;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed partial class ErrorTextTests
{
    private const string ActionSuffix = "_Action";

    private static readonly Dictionary<string, List<string>> s_texts = new[] { "CouplingTools/CmdletText", "CouplingTools.Engine/ErrorText" }
        .ToDictionary(path => Path.GetFileName(path), path => Names(Path.Combine(Layout.RepositoryRoot, "src", path + ".resx")));

    private static readonly string s_sources = string.Join('\n', new[] { "CouplingTools", "CouplingTools.Engine" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Layout.RepositoryRoot, "src", project), "*.cs", SearchOption.AllDirectories))
        .Select(File.ReadAllText));

    [Theory]
    [InlineData("CmdletText")]
    [InlineData("ErrorText")]
    public void Every_error_id_has_one_text(string texts) => Assert.Distinct(s_texts[texts]);

    [Theory]
    [InlineData("CmdletText")]
    [InlineData("ErrorText")]
    public void Every_error_id_named_in_the_code_has_its_text(string texts)
    {
        var named = TextReference().Matches(s_sources).Where(m => m.Groups["texts"].Value == texts).Select(m => m.Groups["id"].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(s_texts[texts]));
    }

    [Theory]
    [InlineData("CmdletText")]
    [InlineData("ErrorText")]
    public void Every_next_step_belongs_to_an_error(string texts)
    {
        var steps = s_texts[texts].Where(name => name.EndsWith(ActionSuffix, StringComparison.Ordinal)).Select(name => name[..^ActionSuffix.Length]).ToList();

        Assert.NotEmpty(steps);
        Assert.Empty(steps.Except(s_texts[texts]));
    }

    /// <summary>A number in front of a noun chooses its form: <c>{0} {0:record|records}</c>.</summary>
    [Theory]
    [InlineData("CouplingTools/CmdletText")]
    [InlineData("CouplingTools.Engine/ErrorText")]
    [InlineData("CouplingTools.Engine/Mappings/MappingText")]
    [InlineData("CouplingTools.Engine/Services/Http/ErrorCatalog")]
    public void One_is_not_told_in_the_plural(string texts)
    {
        var values = XDocument.Load(Path.Combine(Layout.RepositoryRoot, "src", texts + ".resx")).Root!.Elements("data").Select(data => (string)data.Element("value")!).ToList();

        Assert.NotEmpty(values);
        Assert.DoesNotContain(values, value => UnchosenPlural().IsMatch(value));
    }

    private static List<string> Names(string file) => [.. XDocument.Load(file).Root!.Elements("data").Select(d => (string)d.Attribute("name")!)];

    [GeneratedRegex(@"\b(?<texts>CmdletText|ErrorText)\.(Message|Exception|InputException)\(\s*""(?<id>\w+)""\s*[,)]")]
    private static partial Regex TextReference();

    [GeneratedRegex(@"\{\d\} (identical |coupled |made-up |field |Business Central |Sales )?(records|couplings|runs|results|writes|characters|fields|mappings|failures|pages|rows|seconds|days|requests|files|contacts)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex UnchosenPlural();
}
