using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets Sales records.</summary>
[Cmdlet(VerbsCommon.Get, "SalesRecord", DefaultParameterSetName = "List")]
[OutputType(typeof(ServiceRecord))]
public sealed class GetSalesRecordCommand() : ListRecordCmdlet(Side.Sales);
