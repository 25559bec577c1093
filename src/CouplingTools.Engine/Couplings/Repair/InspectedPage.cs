namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Couplings that were looked at together, and what was found.</summary>
/// <param name="Mapping">Their mapping.</param>
/// <param name="Couplings">The couplings.</param>
/// <param name="Findings">What was found.</param>
internal sealed record InspectedPage(RecordMapping Mapping, IReadOnlyList<StoredCoupling> Couplings, IReadOnlyList<CouplingFinding> Findings)
{
    public long GoneOn(Side side) => Findings.LongCount(finding =>
        finding.Finding == CouplingFindingKind.BothGone
        || finding.Finding == (side == Side.Sales ? CouplingFindingKind.SalesGone : CouplingFindingKind.BusinessCentralGone));
}
