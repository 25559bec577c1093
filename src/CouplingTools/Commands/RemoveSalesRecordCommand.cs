using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Deletes Sales records.</summary>
[Cmdlet(VerbsCommon.Remove, "SalesRecord", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ExistingRecordCmdlet.InputSet)]
public sealed class RemoveSalesRecordCommand() : RemoveRecordCmdlet(Side.Sales);
