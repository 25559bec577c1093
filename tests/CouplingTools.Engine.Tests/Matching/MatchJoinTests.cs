using CouplingTools.Engine.Matching;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

public sealed class MatchJoinTests
{
    [Fact]
    public void A_record_that_finds_nothing_by_one_rule_is_tried_by_the_next_where_the_incumbent_keeps_the_first_rule_s_filter()
    {
        var found = new JoinBench(JoinBench.Rule(0), JoinBench.Rule(1)).BusinessCentral("a", "1", "x").Sales("A", "2", "x").Run();

        Assert.Equal(["a: Unique A", "A: Unique a"], found);
    }

    [Fact]
    public void A_rule_decides_among_what_an_earlier_one_found_as_the_incumbent_does()
    {
        var found = new JoinBench(JoinBench.Rule(0), JoinBench.Rule(1)).BusinessCentral("a", "1", "x").Sales("A", "1", "x").Sales("B", "1", "y").Run();

        Assert.Equal(["a: Unique A", "A: Unique a", "B: Ambiguous a"], found);
    }

    [Fact]
    public void A_later_rule_never_leads_away_from_what_an_earlier_one_found()
    {
        var found = new JoinBench(JoinBench.Rule(0), JoinBench.Rule(1)).BusinessCentral("a", "1", "x").Sales("A", "1", "y").Sales("B", "1", "z").Sales("C", "", "x").Run();

        Assert.Equal(["a: Ambiguous A,B", "A: Ambiguous a", "B: Ambiguous a", "C: Ambiguous a"], found);
    }

    [Fact]
    public void Two_records_never_get_one_partner()
    {
        var found = new JoinBench(JoinBench.Rule(0)).BusinessCentral("a", "1").BusinessCentral("b", "1").Sales("A", "1").Run();

        Assert.Equal(["a: Ambiguous A", "b: Ambiguous A", "A: Ambiguous a,b"], found);
    }

    [Fact]
    public void A_record_that_matches_what_another_one_matched_better_is_ambiguous_and_would_not_be_created_anew()
    {
        var found = new JoinBench(JoinBench.Rule(0), JoinBench.Rule(1)).BusinessCentral("a", "1", "x").BusinessCentral("b", "2", "x").Sales("A", "1", "x").Run();

        Assert.Equal(["a: Unique A", "b: Ambiguous A", "A: Unique a"], found);
    }

    [Fact]
    public void A_blank_never_agrees_where_the_incumbent_matches_on_the_fields_that_remain()
    {
        var found = new JoinBench(JoinBench.Rule(0, 1)).BusinessCentral("a", "1", "").BusinessCentral("b", "2", "").Sales("A", "1", "").Sales("B", "2", "x").Run();

        Assert.Equal(["a: BlankKey", "b: BlankKey", "A: BlankKey", "B: NoMatch"], found);
    }

    [Fact]
    public void A_partner_that_is_coupled_is_told_apart_from_none()
    {
        var found = new JoinBench(JoinBench.Rule(0)).BusinessCentral("a", "1").BusinessCentral("b", "2").Sales("!A", "1").Run();

        Assert.Equal(["a: AlreadyCoupled A", "b: NoMatch"], found);
    }

    [Fact]
    public void A_coupled_record_does_not_stand_in_the_way_of_one_that_is_not()
    {
        var found = new JoinBench(JoinBench.Rule(0)).BusinessCentral("!a", "1").BusinessCentral("b", "1").Sales("!A", "1").Sales("B", "1").Run();

        Assert.Equal(["b: Unique B", "B: Unique b"], found);
    }

    [Fact]
    public void An_optional_field_contradicts_but_is_no_key()
    {
        var rule = JoinBench.Rule(0) with { Optional = [1] };
        var found = new JoinBench(rule).BusinessCentral("a", "1", "Oslo").BusinessCentral("b", "2", "Oslo").BusinessCentral("c", "3", "").Sales("A", "1", "").Sales("B", "2", "Rome").Sales("C", "3", "Rome").Run();

        Assert.Equal(["a: Unique A", "b: NoMatch", "c: Unique C", "A: Unique a", "B: NoMatch", "C: Unique c"], found);
    }

    [Fact]
    public void A_suggestion_names_candidates_and_decides_nothing()
    {
        var found = new JoinBench(JoinBench.Rule(0), JoinBench.Rule(1) with { Suggests = true }).BusinessCentral("a", "1", "x").Sales("A", "2", "x").Sales("!B", "2", "x").Run();

        Assert.Equal(["a: Ambiguous A", "A: Ambiguous a"], found);
    }

    [Fact]
    public void Similar_names_match_where_they_are_the_only_ones()
    {
        var rule = new MatchRule { Text = "name", Exact = [], Similar = [(0, 90)] };
        var found = new JoinBench(rule).BusinessCentral("a", "MICROSOFT").BusinessCentral("b", "CONTOSO").Sales("A", "MICORSOFT").Sales("B", "CONTOSA").Sales("C", "CONTSOO").Run();

        Assert.Equal(["a: Unique A", "b: Ambiguous B,C", "A: Unique a", "B: Ambiguous b", "C: Ambiguous b"], found);
    }

    [Fact]
    public void Many_candidates_are_named_up_to_ten()
    {
        var bench = new JoinBench(JoinBench.Rule(0)).BusinessCentral("a", "1");
        for (var index = 0; index < 30; index++)
            bench.Sales($"A{index:00}", "1");

        Assert.Equal(11, bench.Run()[0].Split(',').Length + 1);
    }
}
