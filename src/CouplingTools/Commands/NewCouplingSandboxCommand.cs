using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Input;
using CouplingTools.Output;
using CouplingTools.Pipeline;
using CouplingTools.Sandbox;

namespace CouplingTools.Commands;

/// <summary>Creates a sandbox: both services imitated in one file, with realistic data.</summary>
[Cmdlet(VerbsCommon.New, "CouplingSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewCouplingSandboxCommand : CouplingCmdlet
{
    /// <summary>The file to create.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The number of customers.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int Customers { get; set; } = 100;

    /// <summary>The number of contacts.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int Contacts { get; set; } = 100;

    /// <summary>The number of vendors; a fifth of the customers unless given.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int? Vendors { get; set; }

    /// <summary>The number of opportunities; a fifth of the contacts unless given.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int? Opportunities { get; set; }

    /// <summary>How many percent of the records exist on both sides.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Overlap { get; set; } = 50;

    /// <summary>The same seed makes the same data.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The company's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 30)]
    public string? Company { get; set; }

    /// <summary>Puts the solution of Business Central's own integration into Sales.</summary>
    [Parameter]
    public SwitchParameter NativeIntegration { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var path = FilePath.Resolve(SessionState, Path);
        var exists = File.Exists(path) || Directory.Exists(path);
        if (exists && (!Force || Directory.Exists(path)))
            throw CmdletText.InputException("SandboxExists", Path, path);

        var question = Question.Of(CmdletText.Message(exists ? "ActionReplaceSandbox" : "ActionCreateSandbox"), path, []);
        if (!ShouldProcess(question.Description, question.Warning, question.Caption))
            return;
        Run(pump => SandboxCreator.CreateAsync(path, new SandboxOptions(Customers, Contacts, Overlap, Seed, Vendors, Opportunities, NativeIntegration, Company), pump.Token));
        // Unlike a bare FileInfo, the provider's item has what PowerShell's view of files shows.
        WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }
}
