using System.Management.Automation;

namespace CouplingTools.HelpBuilder;

/// <summary>Compares the pages with the cmdlets they describe.</summary>
internal static class HelpCheck
{
    private const int FewestExamples = 2;

    /// <summary>Parameters that PowerShell gives every cmdlet and describes itself.</summary>
    public static bool IsDescribedByPowerShell(string parameter) =>
        Cmdlet.CommonParameters.Contains(parameter) || Cmdlet.OptionalCommonParameters.Contains(parameter);

    public static IEnumerable<HelpProblem> Compare(
        IReadOnlyCollection<CmdletInfo> cmdlets, IReadOnlyCollection<HelpPage> pages, string folder)
    {
        foreach (var cmdlet in cmdlets.Where(c => pages.All(p => p.Name != c.Name)))
            yield return new(Path.Combine(folder, cmdlet.Name + ".md"), $"There is no page for the cmdlet {cmdlet.Name}.");
        foreach (var page in pages)
        {
            var cmdlet = cmdlets.FirstOrDefault(c => c.Name == page.Name);
            var problems = cmdlet is null ? [$"There is no cmdlet {page.Name}."] : Missing(page).Concat(Undescribed(cmdlet, page));
            foreach (var problem in problems)
                yield return new(page.Path, problem);
        }
    }

    private static IEnumerable<string> Missing(HelpPage page)
    {
        if (page.Synopsis.Count != 1)
            yield return "The synopsis must be one paragraph.";
        if (page.Description.Count == 0)
            yield return "The description is missing.";
        if (page.Examples.Count < FewestExamples)
            yield return $"There must be at least {FewestExamples} examples; found {page.Examples.Count}.";
        foreach (var example in page.Examples.Where(e => e.Code.Length == 0 || e.Remarks.Count == 0))
            yield return $"The example '{example.Title}' needs code and an explanation.";
    }

    private static IEnumerable<string> Undescribed(CmdletInfo cmdlet, HelpPage page)
    {
        var own = cmdlet.Parameters.Keys.Where(p => !IsDescribedByPowerShell(p)).ToList();
        foreach (var name in own.Where(p => !page.Parameters.TryGetValue(p, out var text) || text.Count == 0))
            yield return $"The parameter {name} is not described.";
        foreach (var name in page.Parameters.Keys.Except(own, StringComparer.OrdinalIgnoreCase))
            yield return $"{page.Name} has no parameter {name} to describe.";
    }
}
