using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Couplings.Transfer;
using CouplingTools.Engine.Services;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

public sealed class StateJsonTests
{
    [Fact]
    public void Every_coupling_comes_back_with_its_bases() =>
        FieldValueGenerator.FieldBases.Sample(
            bases =>
            {
                var line = new StateLine { Coupling = StateCoupling.Of(Stored(), bases) };
                var read = StateJson.Read(StateJson.Write(line))!.Coupling!;
                Assert.Equal(line.Coupling with { Bases = null }, read with { Bases = null });
                BaseAssert.Same(bases, read.Bases!);
            },
            iter: 2_000);

    [Fact]
    public void An_open_write_comes_back_as_it_was() =>
        FieldValueGenerator.FieldBases.Sample(
            bases =>
            {
                var intent = Samples.Intent() with { Bases = bases, State = IntentState.Sent, ExpectedVersion = "W/\"1\"", KnownBefore = [Guid.NewGuid()], Correlation = Guid.NewGuid() };
                var read = StateJson.Read(StateJson.Write(new StateLine { Write = intent }))!.Write!;
                Assert.Equal((intent.Kind, intent.State, intent.TargetId, intent.SourceId, intent.ExpectedVersion), (read.Kind, read.State, read.TargetId, read.SourceId, read.ExpectedVersion));
                Assert.Equal((intent.RunId, intent.Correlation, intent.CreatedAt), (read.RunId, read.Correlation, read.CreatedAt));
                Assert.Equal(intent.Values, read.Values);
                Assert.Equal(intent.KnownBefore, read.KnownBefore);
                BaseAssert.Same(bases, read.Bases);
            },
            iter: 1_000);

    private static StoredCoupling Stored() => Samples.Coupling() with
    {
        Status = CouplingStatus.Failed,
        LastOutcome = SyncOutcome.Failed,
        LastReason = "ServiceRefused",
        LastError = "No, \"never\".\n",
        BusinessCentralVersion = "W/\"JzE4\"",
        LastSynchronizedAt = Samples.Time,
        CoupledAt = Samples.Time,
        Failure = new RepeatedFailure(2, "F1", "M1", "Mend it.", null),
        Hold = new CouplingHold("anna", Samples.Time),
    };
}
