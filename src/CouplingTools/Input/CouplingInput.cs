using CouplingTools.Commands;
using CouplingTools.Engine;

namespace CouplingTools.Input;

/// <summary>Joins what is piped into <c>New-RecordCoupling</c> with what its parameters name.</summary>
internal static class CouplingInput
{
    /// <exception cref="CouplingException"><c>PartnerContradicts</c>: both name the same side, differently.</exception>
    public static RecordReference Complete(RecordReference piped, NewRecordCouplingCommand command)
    {
        var left = command.BusinessCentralId is not null || command.Number is not null;
        var right = command.SalesId is not null || command.SalesName is not null;
        if ((left && (piped.BusinessCentralId ?? command.BusinessCentralId) != command.BusinessCentralId)
            || (left && piped.Number is not null && piped.Number != command.Number))
            throw Contradiction(piped, command.Number is null ? nameof(command.BusinessCentralId) : nameof(command.Number));
        if (right && (piped.SalesId ?? command.SalesId) != command.SalesId)
            throw Contradiction(piped, command.SalesName is null ? nameof(command.SalesId) : nameof(command.SalesName));

        return Sided(piped, left, right) with
        {
            BusinessCentralId = piped.BusinessCentralId ?? command.BusinessCentralId ?? (right && !left ? piped.Id : null),
            Number = piped.Number ?? command.Number?.Trim(),
            SalesId = piped.SalesId ?? command.SalesId ?? (left && !right ? piped.Id : null),
            SalesName = piped.SalesName ?? command.SalesName,
        };
    }

    /// <summary>An id whose side is not known belongs to the side that the parameters do not name.</summary>
    private static RecordReference Sided(RecordReference piped, bool left, bool right) =>
        left != right ? piped with { Id = null } : piped;

    private static CouplingException Contradiction(RecordReference piped, string parameter) =>
        CmdletText.InputException("PartnerContradicts", piped.Source, piped, parameter);
}
