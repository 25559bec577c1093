using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Lint;

public sealed partial class CmdletTests
{
    private static readonly HashSet<string> s_approvedVerbs = [.. typeof(VerbsCommon).Assembly.GetExportedTypes()
        .Where(t => t.Namespace == "System.Management.Automation" && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(f => (string)f.GetValue(null)!)];

    private static readonly HashSet<string> s_writingVerbs =
        ["Export", "Import", "Add", "Clear", "Invoke", "New", "Remove", "Rename", "Repair", "Resolve", "Restore", "Resume", "Set", "Show", "Suspend", "Sync", "Undo", "Update"];

    public static TheoryData<string> Cmdlets => ImportedCmdlets.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_name_is_an_approved_verb_and_a_singular_noun(string name)
    {
        var cmdlet = ImportedCmdlets.Named(name);

        Assert.Contains(cmdlet.Verb, s_approvedVerbs);
        Assert.Matches("[^s]$|ss$", cmdlet.Noun);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_class_is_sealed_and_alone_in_a_file_named_after_the_cmdlet(string name)
    {
        var cmdlet = ImportedCmdlets.Named(name);
        var type = cmdlet.ImplementingType;
        var file = Path.Combine(Layout.RepositoryRoot, "src", "CouplingTools", "Commands", type.Name + ".cs");

        Assert.True(type.IsSealed);
        Assert.Equal(name.Replace("-", "", StringComparison.Ordinal) + "Command", type.Name);
        Assert.Single(CmdletAttribute().Matches(File.ReadAllText(file)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_writes_can_be_previewed_and_confirmed(string name)
    {
        var cmdlet = ImportedCmdlets.Named(name);
        var supports = cmdlet.ImplementingType.GetCustomAttribute<System.Management.Automation.CmdletAttribute>()!.SupportsShouldProcess;

        Assert.Equal(s_writingVerbs.Contains(cmdlet.Verb), supports);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_type_of_the_output_is_declared_and_can_be_named_in_a_script(string name)
    {
        var cmdlet = ImportedCmdlets.Named(name);

        Assert.Equal(cmdlet.Verb is not (VerbsCommon.Remove or VerbsCommon.Clear or VerbsCommunications.Disconnect), cmdlet.OutputType.Count > 0);
        // The sandbox's own types live in the engine's load context, where type names are not looked up.
        Assert.All(cmdlet.OutputType, type => Assert.True(type.Type is not null || type.Name.StartsWith("CouplingTools.Sandbox.", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\[Cmdlet\(", RegexOptions.Multiline)]
    private static partial Regex CmdletAttribute();
}
