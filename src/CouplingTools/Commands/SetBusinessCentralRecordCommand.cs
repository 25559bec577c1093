using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Writes field values to Business Central records.</summary>
[Cmdlet(VerbsCommon.Set, "BusinessCentralRecord", SupportsShouldProcess = true, DefaultParameterSetName = ExistingRecordCmdlet.InputSet)]
[OutputType(typeof(ServiceRecord))]
public sealed class SetBusinessCentralRecordCommand() : SetRecordCmdlet(Side.BusinessCentral);
