using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Writes field values to Sales records.</summary>
[Cmdlet(VerbsCommon.Set, "SalesRecord", SupportsShouldProcess = true, DefaultParameterSetName = ExistingRecordCmdlet.InputSet)]
[OutputType(typeof(ServiceRecord))]
public sealed class SetSalesRecordCommand() : SetRecordCmdlet(Side.Sales);
