using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Creates Sales records.</summary>
[Cmdlet(VerbsCommon.New, "SalesRecord", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceRecord))]
public sealed class NewSalesRecordCommand() : NewRecordCmdlet(Side.Sales);
