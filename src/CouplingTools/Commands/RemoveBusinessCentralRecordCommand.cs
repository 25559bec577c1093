using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Deletes Business Central records.</summary>
[Cmdlet(VerbsCommon.Remove, "BusinessCentralRecord", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ExistingRecordCmdlet.InputSet)]
public sealed class RemoveBusinessCentralRecordCommand() : RemoveRecordCmdlet(Side.BusinessCentral);
