using System.Management.Automation;
using CouplingTools.Output;
using CouplingTools.Pipeline;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Commands;

/// <summary>Makes a sandbox fail as the services sometimes do, to rehearse it.</summary>
[Cmdlet(VerbsCommon.Set, "CouplingSandboxFault", SupportsShouldProcess = true, DefaultParameterSetName = ConnectionSet)]
[OutputType("CouplingTools.Sandbox.Faults.SandboxFault")]
public sealed class SetCouplingSandboxFaultCommand : SandboxCmdlet
{
    /// <summary>What goes wrong.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SandboxFaultKind Kind { get; set; }

    /// <summary>How many percent of the requests are struck.</summary>
    [Parameter]
    [ValidateRange(0d, 100d)]
    public double? Percent { get; set; }

    /// <summary>The service that fails; both unless given.</summary>
    [Parameter]
    public Side? Service { get; set; }

    /// <summary>The same seed strikes the same requests of a run.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The time each request takes longer.</summary>
    [Parameter]
    public int? Milliseconds { get; set; }

    /// <summary>The time each row takes longer.</summary>
    [Parameter]
    public int? MicrosecondsPerRow { get; set; }

    /// <summary>The value of the Retry-After header.</summary>
    [Parameter]
    public int? RetryAfterSeconds { get; set; }

    /// <summary>The text column the service rewrites.</summary>
    [Parameter]
    public string? Column { get; set; }

    /// <summary>What the service makes of the text.</summary>
    [Parameter]
    public FaultTransform? Transform { get; set; }

    /// <summary>The number of characters a truncated text keeps.</summary>
    [Parameter]
    public int? Length { get; set; }

    /// <summary>How far the service's clock is fast.</summary>
    [Parameter]
    public double? SkewMinutes { get; set; }

    /// <summary>Returns the fault.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void End()
    {
        var fault = Fault();
        var question = Question.Of(CmdletText.Message("ActionSetFault", Kind), SandboxName, []);
        if (!ShouldProcess(question.Description, question.Warning, question.Caption))
            return;
        try
        {
            Services.SetFault(fault);
        }
        catch (ArgumentException problem)
        {
            throw CmdletText.Exception("SandboxFaultInvalid", problem.Message);
        }
        if (PassThru)
            WriteObject(fault);
    }

    private SandboxFault Fault()
    {
        var fault = new SandboxFault(Kind);
        return fault with
        {
            Percent = Percent ?? fault.Percent,
            Service = Service?.ToString(),
            Seed = Seed,
            Milliseconds = Milliseconds,
            MicrosecondsPerRow = MicrosecondsPerRow,
            RetryAfterSeconds = RetryAfterSeconds ?? fault.RetryAfterSeconds,
            Column = Column,
            Transform = Transform ?? fault.Transform,
            Length = Length,
            SkewMinutes = SkewMinutes,
        };
    }
}
