using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>The invariants of the planner, each on at least ten thousand generated records.</summary>
public sealed class PlannerPropertyTests
{
    internal static IReadOnlyList<Property> All { get; } =
    [
        AgreementProperties.Identity, ConvergenceProperties.Idempotence, ConvergenceProperties.IdempotenceOfChains, ConvergenceProperties.Convergence,
        ConvergenceProperties.ConvergenceUnderSideEffects, SurvivalProperties.Direction, SurvivalProperties.OneWayFields, SurvivalProperties.DisjointEdits,
        AgreementProperties.SameEdit, ShapeProperties.Symmetry, ShapeProperties.ShuffleInvariance, ShapeProperties.Minimality,
        ConflictProperties.Hold, ConflictProperties.Winner, SurvivalProperties.DirectionFilter, ExplanationProperties.Determinism, ExplanationProperties.Explanation,
    ];

    [Fact]
    [Trait("Invariant", "I1")]
    public void Sides_that_hold_what_they_agreed_on_need_nothing() => AgreementProperties.Identity.Holds();

    [Fact]
    [Trait("Invariant", "I2")]
    public void A_plan_that_was_applied_leaves_nothing_to_write_whatever_the_services_made_of_it() => ConvergenceProperties.Idempotence.Holds();

    [Fact]
    [Trait("Invariant", "I2")]
    public void Whatever_chain_of_transformations_wrote_a_value_a_second_run_writes_nothing() => ConvergenceProperties.IdempotenceOfChains.Holds();

    [Fact]
    [Trait("Invariant", "I3")]
    public void The_sides_agree_after_two_rounds_when_nobody_edits() => ConvergenceProperties.Convergence.Holds();

    [Fact]
    [Trait("Invariant", "I3")]
    public void The_sides_agree_after_two_rounds_though_a_service_changes_more_than_it_was_asked_to() =>
        ConvergenceProperties.ConvergenceUnderSideEffects.Holds();

    [Fact]
    [Trait("Invariant", "I4")]
    public void A_field_changed_on_one_side_is_never_written_back_to_it() => SurvivalProperties.Direction.Holds();

    [Fact]
    [Trait("Invariant", "I4")]
    public void A_one_way_field_is_never_written_against_its_direction() => SurvivalProperties.OneWayFields.Holds();

    [Fact]
    [Trait("Invariant", "I5")]
    public void Edits_of_different_fields_on_both_sides_survive() => SurvivalProperties.DisjointEdits.Holds();

    [Fact]
    [Trait("Invariant", "I6")]
    public void The_same_edit_on_both_sides_is_agreed_on_without_a_write() => AgreementProperties.SameEdit.Holds();

    [Fact]
    [Trait("Invariant", "I7")]
    public void Exchanging_the_sides_and_the_direction_exchanges_the_plan() => ShapeProperties.Symmetry.Holds();

    [Fact]
    [Trait("Invariant", "I8")]
    public void The_order_of_the_fields_changes_nothing_but_the_order_of_the_writes() => ShapeProperties.ShuffleInvariance.Holds();

    [Fact]
    [Trait("Invariant", "I9")]
    public void Every_write_changes_a_value_or_belongs_to_the_block_of_one_that_does() => ShapeProperties.Minimality.Holds();

    [Fact]
    [Trait("Invariant", "I10")]
    public void A_held_conflict_is_not_written_and_the_other_fields_are() => ConflictProperties.Hold.Holds();

    [Fact]
    [Trait("Invariant", "I10")]
    public void The_winner_of_a_conflict_stays_as_it_is_and_the_loser_takes_its_value() => ConflictProperties.Winner.Holds();

    [Fact]
    [Trait("Invariant", "I11")]
    public void A_one_way_run_leaves_the_other_sides_edits_for_a_later_run() => SurvivalProperties.DirectionFilter.Holds();

    [Fact]
    [Trait("Invariant", "I13")]
    public void The_same_values_give_the_same_bytes_in_every_culture_and_order() => ExplanationProperties.Determinism.Holds();

    [Fact]
    [Trait("Invariant", "I14")]
    public void Every_field_has_one_decision_and_a_true_reason_and_the_counts_add_up() => ExplanationProperties.Explanation.Holds();
}
