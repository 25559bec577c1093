using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Creates Business Central records.</summary>
[Cmdlet(VerbsCommon.New, "BusinessCentralRecord", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceRecord))]
public sealed class NewBusinessCentralRecordCommand() : NewRecordCmdlet(Side.BusinessCentral);
