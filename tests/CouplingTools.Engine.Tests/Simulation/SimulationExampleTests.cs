using Xunit;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Sequences that once broke a promise, as small as they could be made.</summary>
public sealed class SimulationExampleTests
{
    private static readonly RunStep s_create = new() { Inputs = SimInputs.Everything, IfNotCoupled = UncoupledPolicy.Create };

    [Fact]
    public void An_update_that_was_not_sent_before_its_run_ended_does_not_pass_for_taken_by_a_value_that_differs_in_case() => AssertKept(
        new AddStep(Side.Sales, null, false),
        s_create,
        new RunStep { Inputs = SimInputs.All, Direction = SyncDirection.ToSales, Overwrite = true, Intrusions = [new SimIntrusion(12, true, null, SimEnd.Cancellation)] });

    [Fact]
    public void What_a_service_made_of_the_values_of_a_new_record_does_not_go_back_after_its_answer_was_lost() => AssertKept(
        new AddStep(Side.Sales, null, false),
        s_create with { Faults = [new SimFault(true, 1, SimFaultKind.Late, SimFault.EveryOperation)] });

    [Fact]
    public void A_coupling_that_somebody_removes_while_a_run_is_about_it_does_not_come_back() => AssertKept(
        new AddStep(Side.Sales, null, false),
        s_create,
        new EditStep(Side.Sales, 0, SimField.Title, SimEdit.New),
        new RunStep { IfNotCoupled = UncoupledPolicy.Create, Intrusions = [new SimIntrusion(12, true, new OfficeStep(SimDecision.Remove, 0))] });

    [Theory]
    [InlineData(Side.Sales, SyncDirection.ToSales)]
    [InlineData(Side.Sales, SyncDirection.Bidirectional)]
    [InlineData(Side.BusinessCentral, SyncDirection.ToBusinessCentral)]
    [InlineData(Side.BusinessCentral, SyncDirection.Bidirectional)]
    public void A_record_that_is_created_again_takes_nothing_from_its_partner_that_it_is_without(Side deleted, SyncDirection direction) => AssertKept(
        new AddStep(deleted, null, false),
        s_create,
        new DeleteStep(deleted, 0),
        s_create with { Direction = direction, OnDeleted = DeletedPolicy.Restore });

    [Fact]
    public void An_update_that_is_carried_out_late_while_it_is_sent_again_is_no_conflict_with_the_edit_it_carries() => AssertKept(
        new AddStep(Side.BusinessCentral, null, false),
        s_create,
        new EditStep(Side.Sales, 0, SimField.Town, SimEdit.New),
        new RunStep
        {
            Inputs = SimInputs.Customers,
            Faults = [new SimFault(true, 1, SimFaultKind.Late, SimFault.EveryOperation)],
            Intrusions = [new SimIntrusion(13, false, new WaitStep(1))],
        });

    [Fact]
    public void What_was_written_before_a_record_changed_and_was_declined_still_counts() => AssertKept(
        new AddStep(Side.BusinessCentral, null, true),
        s_create,
        new RunStep
        {
            Inputs = SimInputs.Accounts,
            Declined = 0b11111110,
            Intrusions =
            [
                new SimIntrusion(2, true, new EditStep(Side.Sales, 0, SimField.Phone, SimEdit.New)),
                new SimIntrusion(2, true, new EditStep(Side.BusinessCentral, 0, SimField.Memo, SimEdit.New)),
                new SimIntrusion(9, false, new EditStep(Side.Sales, 0, SimField.Phone, SimEdit.WhatThePartnerHas)),
            ],
        },
        new EditStep(Side.Sales, 0, SimField.Phone, SimEdit.New));

    [Fact]
    public void What_a_run_agreed_on_last_stands_although_one_that_looked_before_ends_after_it() => AssertKept(
        new AddStep(Side.BusinessCentral, null, true),
        s_create,
        new RunStep
        {
            Runner = 1,
            Inputs = SimInputs.Customers,
            Intrusions =
            [
                new SimIntrusion(12, false, new EditStep(Side.Sales, 1, SimField.Town, SimEdit.New)),
                new SimIntrusion(13, true, new RunStep { Inputs = SimInputs.All }),
            ],
        },
        new RunStep { Intrusions = [new SimIntrusion(4, true, new EditStep(Side.BusinessCentral, 0, SimField.Town, SimEdit.New))] });

    [Fact]
    public void Of_lost_creates_of_one_name_the_one_that_sent_more_is_not_taken_for_the_one_that_sent_less() => AssertKept(
        new AddStep(Side.Sales, "Adatum", true),
        new AddStep(Side.Sales, "Adatum", false),
        new AddStep(Side.Sales, null, false),
        s_create with { Faults = [new SimFault(true, 1, SimFaultKind.MuchLater, 0b1010011)] },
        s_create);

    [Fact]
    public void A_create_that_is_carried_out_late_while_it_is_sent_again_takes_no_edit_with_it() => AssertKept(
        new AddStep(Side.BusinessCentral, null, true),
        s_create with
        {
            Faults = [new SimFault(true, 1, SimFaultKind.Late, SimFault.EveryOperation)],
            Intrusions = [new SimIntrusion(10, true, new EditStep(Side.BusinessCentral, 0, SimField.Town, SimEdit.New))],
        });

    [Fact]
    public void A_create_of_a_run_that_gave_up_is_carried_out_while_the_next_one_carries_it_on_with_an_edit() => AssertKept(
        new AddStep(Side.BusinessCentral, null, false),
        s_create with { Faults = [.. Enumerable.Range(1, 3).Select(request => new SimFault(true, request, SimFaultKind.MuchLater, SimFault.EveryOperation))] },
        new EditStep(Side.BusinessCentral, 0, SimField.Town, SimEdit.New),
        s_create with { Intrusions = [new SimIntrusion(13, false, new WaitStep(1))] });

    [Fact]
    public void A_run_whose_create_somebody_else_settles_while_it_is_taken_for_dead_tells_of_it_once() => AssertKept(
        new AddStep(Side.Sales, null, true),
        s_create,
        new OfficeStep(SimDecision.Remove, 1),
        s_create with { Runner = 1, InTwo = true, Intrusions = [new SimIntrusion(15, false, new RunStep(), SimEnd.Suspicion)] });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_record_that_another_run_is_creating_gets_no_partner_of_its_own(bool isLost) => AssertKept(
        new AddStep(Side.Sales, null, false),
        s_create with
        {
            Faults = isLost ? [new SimFault(true, 1, SimFaultKind.LostAnswer, SimFault.EveryOperation)] : [],
            Intrusions = [new SimIntrusion(10, true, s_create with { Runner = 1 })],
        });

    /// <summary>Another run carries the edit, somebody edits it there, and the first one goes on with what it had decided.</summary>
    [Fact]
    public void A_run_that_slept_past_its_claims_writes_nothing_of_what_it_had_decided()
    {
        var run = new RunStep { Inputs = SimInputs.Everything, OnConflict = ConflictPolicy.BusinessCentral };
        for (var call = 1; call <= 15; call++)
        {
            AssertKept(
                new AddStep(Side.BusinessCentral, null, false),
                s_create,
                new EditStep(Side.BusinessCentral, 0, SimField.Memo, SimEdit.New),
                run with
                {
                    Intrusions =
                    [
                        new SimIntrusion(call, false, run with { Runner = 1 }, SimEnd.Suspicion),
                        new SimIntrusion(call, false, new EditStep(Side.Sales, 0, SimField.Memo, SimEdit.New)),
                    ],
                });
        }
    }

    [Fact]
    public void A_run_that_slept_before_it_repeats_a_create_does_not_repeat_what_another_has_dealt_with() => AssertKept(
        new AddStep(Side.BusinessCentral, null, true),
        new AddStep(Side.Sales, null, true),
        s_create,
        new DeleteStep(Side.Sales, 1),
        new EditStep(Side.BusinessCentral, 1, SimField.Phone, SimEdit.New),
        new RunStep
        {
            Inputs = SimInputs.All,
            OnDeleted = DeletedPolicy.Restore,
            Faults = [new SimFault(true, 1, SimFaultKind.Late, SimFault.EveryOperation)],
            Intrusions = [new SimIntrusion(18, true, new RunStep { Runner = 1, Inputs = SimInputs.Everything }, SimEnd.Suspicion)],
        });

    private static void AssertKept(params SimStep[] steps)
    {
        using var template = new SimTemplate();
        Assert.Null(SimPlay.Play(template, steps));
    }
}
