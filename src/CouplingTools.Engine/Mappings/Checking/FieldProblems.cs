using System.Globalization;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether the fields and defaults fit the tables, as the compiler sees it.</summary>
internal static partial class FieldProblems
{
    public const string Check = "Fields";

    /// <summary>The checks, and the mapping when it can be used.</summary>
    public static (IReadOnlyList<MappingCheck> Checks, CompiledMapping? Compiled) Of(CheckedMapping subject)
    {
        var findings = new Findings(subject.Mapping.Name, Check);
        try
        {
            return (findings.OrPassed("FieldsFit", subject.Mapping.Fields.Count), MappingCompiler.Compile(subject.Mapping, subject.BusinessCentral, subject.Sales));
        }
        catch (MappingException exception)
        {
            foreach (var problem in exception.Problems)
            {
                findings.Add(
                    CheckResult.Failed, problem.Rule, FieldAt(subject.Mapping, problem.Path), SideOf(problem.Path),
                    $"{problem.Path}: {problem.Message}", MappingText.Action(problem.Rule) ?? MappingText.Of("CorrectFile", problem.File));
            }

            return (findings.OrPassed("FieldsFit"), null);
        }
    }

    private static string? FieldAt(RecordMapping mapping, string path) => FieldIndex().Match(path) is { Success: true } match
        ? mapping.Fields[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)].Name
        : null;

    private static Side? SideOf(string path) =>
        path.Contains(".businessCentral", StringComparison.Ordinal) ? Side.BusinessCentral
        : path.Contains(".sales", StringComparison.Ordinal) || path.Contains(".options", StringComparison.Ordinal) ? Side.Sales
        : null;

    [GeneratedRegex(@"^\$\.fields\[(\d+)\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldIndex();
}
