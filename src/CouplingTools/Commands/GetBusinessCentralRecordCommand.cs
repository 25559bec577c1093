using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets Business Central records.</summary>
[Cmdlet(VerbsCommon.Get, "BusinessCentralRecord", DefaultParameterSetName = "List")]
[OutputType(typeof(ServiceRecord))]
public sealed class GetBusinessCentralRecordCommand() : ListRecordCmdlet(Side.BusinessCentral);
