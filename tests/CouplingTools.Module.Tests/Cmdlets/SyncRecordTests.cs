using System.Management.Automation;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class SyncRecordTests
{
    private const string Create = " -Direction ToSales -IfNotCoupled Create";

    [Theory]
    [InlineData("$args[0] | Sync-Record")]
    [InlineData("Get-BusinessCentralRecord Customer -Id $args[0].Id | Sync-Record Customer")]
    [InlineData("Sync-Record Customer -Number $args[0].Number")]
    [InlineData("Sync-Record Customer $args[0].Number")]
    [InlineData("Sync-Record Customer -BusinessCentralId $args[0].Id")]
    [InlineData("$args[0].Number | Sync-Record Customer")]
    [InlineData("$args[0].Id | Sync-Record Customer")]
    [InlineData("\"$($args[0].Id)\" | Sync-Record Customer")]
    [InlineData("[pscustomobject]@{ Number = $args[0].Number; Mapping = 'Customer'; SalesId = '' } | Sync-Record")]
    [InlineData("@{ BusinessCentralId = $args[0].Id } | Sync-Record Customer")]
    [InlineData("Sync-Record -Mapping Customer -InputObject $args[0]")]
    public void A_record_is_synchronized_however_it_is_named(string script)
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Oslo");

        var result = demo.One<SyncResult>(script + Create, customer);

        Assert.Equal((SyncOutcome.Created, customer.Id, customer.Number, "Customer"), (result.Outcome, result.BusinessCentralId, result.Number, result.Mapping));
        Assert.Equal("Oslo", demo.One<ServiceRecord>("Get-SalesRecord Customer -Id $args[0]", result.SalesId).Values["address1_city"]);
    }

    [Theory]
    [InlineData("Get-RecordCoupling Customer | Sync-Record")]
    [InlineData("Get-SalesRecord Customer -Coupled | Sync-Record")]
    [InlineData("$args[0] | Sync-Record")]
    [InlineData("Sync-Record Customer -SalesId $args[0].SalesId")]
    [InlineData("Sync-Record Customer -All")]
    [InlineData("$args[0] | Compare-Record | Sync-Record")]
    public void A_pair_is_synchronized_from_either_side(string script)
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);

        var results = demo.Run(script + " -Direction Bidirectional", pair);

        var result = Assert.Single(results, found => ((SyncResult)found.BaseObject).Outcome == SyncOutcome.Updated);
        Assert.Equal(["city"], ((SyncResult)result.BaseObject).ChangedFields);
        Assert.Equal("Bergen", demo.One<ServiceRecord>("Get-SalesRecord Customer -Id $args[0]", pair.SalesId).Values["address1_city"]);
    }

    [Fact]
    public void A_mixed_list_gets_one_result_for_each_input()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        var customer = demo.Customer("Adatum");

        var result = demo.Invoke(
            """
            @(
                Get-RecordCoupling
                Get-BusinessCentralRecord Customer -Id $args[1].Id
                Get-SalesRecord Customer -Id $args[0].SalesId
                $args[1].Number
                'nobody'
                [guid]::NewGuid()
                [pscustomobject]@{ City = 'Atlanta' }
            ) | Sync-Record Customer -Direction Bidirectional
            """,
            pair,
            customer);

        var results = result.Output.Select(found => (SyncResult)found.BaseObject).ToList();
        Assert.Equal(7, results.Count);
        Assert.Equal(
            ["Failed", "Failed", "Failed", "Skipped", "Skipped", "Skipped", "Unchanged"],
            results.Select(found => found.Outcome.ToString()).Order());
        Assert.Equal(["InputNotUnderstood", "NumberNotFound", "RecordNotFound"], result.ErrorIds.Order());
    }

    [Fact]
    public void A_list_is_streamed_while_the_run_reads_and_writes()
    {
        using var demo = ConnectedSession.Open(customers: 60);

        var results = demo.Run("Get-BusinessCentralRecord Customer | Sync-Record -BatchSize 5" + Create + " -ErrorAction SilentlyContinue");

        Assert.Equal(demo.Run("Get-BusinessCentralRecord Customer").Count, results.Count);
        Assert.All(results, found => Assert.Contains(((SyncResult)found.BaseObject).Outcome, (SyncOutcome[])[SyncOutcome.Created, SyncOutcome.Failed, SyncOutcome.Skipped]));
    }

    [Fact]
    public void A_pipeline_that_ends_early_stops_the_run_and_leaves_the_session_usable()
    {
        using var demo = ConnectedSession.Open(customers: 60);

        var results = demo.Run("foreach ($once in 1) { Get-BusinessCentralRecord Customer | Sync-Record -BatchSize 5" + Create + " -ErrorAction SilentlyContinue | ForEach-Object { $_; break } }");

        Assert.Single(results);
        Assert.NotEmpty(demo.Run("Get-RecordMapping"));
        Assert.Equal(["NumberNotFound"], demo.Invoke("'nobody' | Sync-Record Customer -Direction ToSales").ErrorIds);
    }

    [Fact]
    public void WhatIf_shows_every_value_plans_every_record_and_writes_nothing()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen'; website = $null }", pair.BusinessCentralId);
        demo.Customer("Adatum");
        var writes = demo.Writes();

        var shown = demo.Show("$script:planned = Get-BusinessCentralRecord Customer -Name '*a*' | Sync-Record -WhatIf" + Create);

        Assert.Contains($"What if: Performing the operation \"Update in Sales\" on target \"Customer {pair.Number} 'Fabrikam'\".", shown, StringComparison.Ordinal);
        Assert.Contains("city (Sales): 'Oslo' -> 'Bergen'", shown, StringComparison.Ordinal);
        Assert.Contains("\"Create in Sales\"", shown, StringComparison.Ordinal);
        Assert.Contains("displayName (Sales): (blank) -> 'Adatum'", shown, StringComparison.Ordinal);
        var planned = demo.Run("$script:planned").Select(found => (SyncResult)found.BaseObject).ToList();
        Assert.Contains(planned, found => found is { Outcome: SyncOutcome.Planned, Reason: "Updated" } && found.BusinessCentralId == pair.BusinessCentralId);
        Assert.All(planned, found => Assert.Contains(found.Outcome, (SyncOutcome[])[SyncOutcome.Planned, SyncOutcome.Failed]));
        Assert.Equal(writes, demo.Writes());
        Assert.Single(demo.Run("Get-RecordCoupling"));
        Assert.Equal(SyncOutcome.Updated, demo.One<SyncResult>("$args[0] | Sync-Record -Direction ToSales", pair).Outcome);
    }

    [Fact]
    public void Confirm_asks_for_each_record_with_its_values()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        demo.Customer("Fabrikam");
        demo.Customer("Fabrikam Two");
        demo.Host.Answers.Enqueue("Yes");
        demo.Host.Answers.Enqueue("No");

        var results = demo.Run("Get-BusinessCentralRecord Customer -Name 'Fabrikam*' | Sync-Record -Confirm" + Create);

        Assert.Equal(["Created", "Skipped"], results.Select(found => ((SyncResult)found.BaseObject).Outcome.ToString()).Order());
        Assert.Equal(2, demo.Host.Prompts.Count);
        Assert.All(demo.Host.Prompts, prompt => Assert.Contains("displayName (Sales): (blank) -> 'Fabrikam", prompt.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Yes_to_all_asks_once()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        demo.Host.Answers.Enqueue("Yes to All");
        demo.Customer("Fabrikam");
        demo.Customer("Fabrikam Two");

        demo.Run("Get-BusinessCentralRecord Customer -Name 'Fabrikam*' | Sync-Record -Confirm" + Create);

        Assert.Single(demo.Host.Prompts);
        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
    }

    [Theory]
    [InlineData("$ConfirmPreference = 'Medium'; ", 1)]
    [InlineData("$ConfirmPreference = 'High'; ", 0)]
    [InlineData("$ConfirmPreference = 'None'; ", 0)]
    public void The_confirm_preference_is_obeyed(string preference, int prompts)
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var customer = demo.Customer("Fabrikam");
        demo.Host.Answers.Enqueue("Yes");

        demo.Run(preference + "$args[0] | Sync-Record" + Create, customer);

        Assert.Equal(prompts, demo.Host.Prompts.Count);
    }

    [Fact]
    public void A_question_that_nobody_can_answer_ends_the_run_without_writing()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam");
        var writes = demo.Writes();

        var result = demo.Invoke("$args[0] | Sync-Record -Confirm" + Create, customer);

        Assert.NotEmpty(result.AllErrors);
        Assert.Equal(writes, demo.Writes());
        Assert.NotEmpty(demo.Run("Get-RecordMapping"));
    }

    [Fact]
    public void An_interactive_host_is_asked_for_the_direction_once()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        demo.Pair("Fabrikam");
        demo.Pair("Adatum");
        demo.Host.Answers.Enqueue("ToSales");

        var results = demo.Run("Get-RecordCoupling | Sync-Record");

        Assert.All(results, found => Assert.Equal(SyncDirection.ToSales, ((SyncResult)found.BaseObject).Direction));
        var prompt = Assert.Single(demo.Host.Prompts);
        Assert.Equal(["ToSales", "ToBusinessCentral", "Bidirectional"], prompt.Choices);
        Assert.Contains("Customer", prompt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_cannot_be_asked_gets_an_error_before_any_work()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        var log = demo.Run("Get-CouplingSandboxLog").Count;

        var result = demo.Invoke("$args[0] | Sync-Record", pair);

        Assert.Equal(["DirectionRequired"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(log, demo.Run("Get-CouplingSandboxLog").Count);
    }

    [Fact]
    public void A_conflict_is_a_result_and_an_error_that_points_at_the_input()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0].BusinessCentralId -Value @{ city = 'Bergen' }; Set-SalesRecord Customer -Id $args[0].SalesId -Value @{ address1_city = 'Tromsø' }", pair);

        var held = demo.Invoke("$args[0].Number | Sync-Record Customer -Direction Bidirectional", pair);

        Assert.Equal(SyncOutcome.Conflict, ((SyncResult)Assert.Single(held.Output).BaseObject).Outcome);
        var error = Assert.Single(held.Errors);
        Assert.Equal(((SyncResult)held.Output[0].BaseObject).Reason, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(pair.Number, error.TargetObject.ToString());
        Assert.Contains("city", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);

        var solved = demo.One<SyncResult>("$args[0] | Sync-Record -Direction Bidirectional -OnConflict Sales", pair);
        Assert.Equal(SyncOutcome.Updated, solved.Outcome);
        Assert.Equal("Tromsø", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Id $args[0]", pair.BusinessCentralId).Values["city"]);
    }

    [Theory]
    [InlineData("$args[0] | Sync-Record Contact -Direction ToSales", "MappingMismatch")]
    [InlineData("'10000' | Sync-Record -Direction ToSales", "MappingRequired")]
    [InlineData("Sync-Record -All -Direction ToSales", "MappingRequired")]
    [InlineData("$args[0] | Sync-Record -Direction Bidirectional -Overwrite", "OverwriteNeedsDirection")]
    [InlineData("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Error", "NotCoupled")]
    [InlineData("[pscustomobject]@{ Name = 'x' } | Sync-Record Customer -Direction ToSales", "InputNotUnderstood")]
    [InlineData("[pscustomobject]@{ SalesId = 'x' } | Sync-Record Customer -Direction ToSales", "InputValueInvalid")]
    [InlineData("Sync-Record Customer -Number nobody -Direction ToSales", "NumberNotFound")]
    public void Misuse_has_an_id_of_its_own(string script, string id)
    {
        using var demo = ConnectedSession.Open();

        var error = Assert.Single(demo.Invoke(script, demo.Customer("Fabrikam")).AllErrors);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_value_too_long_for_the_other_side_fails_alone()
    {
        using var demo = ConnectedSession.Open();
        var good = demo.Account("Fabrikam");
        var bad = demo.One<ServiceRecord>("New-SalesRecord Customer @{ name = 'n' * 150 }");

        var result = demo.Invoke("$args[0], $args[1] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", bad, good);

        Assert.Equal(["ValueTooLong"], result.ErrorIds);
        Assert.Equal(bad.Id, ((ServiceRecord)((PSObject)result.Errors[0].TargetObject).BaseObject).Id);
        Assert.Equal(["Created", "Failed"], result.Output.Select(found => ((SyncResult)found.BaseObject).Outcome.ToString()).Order());
    }

    [Fact]
    public void ErrorAction_is_PowerShells_business()
    {
        using var demo = ConnectedSession.Open();

        Assert.NotNull(demo.Invoke("'nobody', 'noone' | Sync-Record Customer -Direction ToSales -ErrorAction Stop").TerminatingError);
        Assert.Empty(demo.Invoke("'nobody' | Sync-Record Customer -Direction ToSales -ErrorAction SilentlyContinue").Errors);
        Assert.Equal(2, demo.Run("'nobody', 'noone' | Sync-Record Customer -Direction ToSales -ErrorAction Ignore").Count);
    }

    [Fact]
    public void Progress_counts_and_goes_away_at_the_end()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -BatchSize 3 -ErrorAction Ignore" + Create);

        Assert.NotEmpty(result.Progress);
        Assert.Contains("Customer", result.Progress[0].Activity, StringComparison.Ordinal);
        Assert.Contains("done", result.Progress[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void More_changes_than_allowed_refuse_the_run_before_its_first_write()
    {
        using var demo = ConnectedSession.Open();
        var writes = demo.Writes();

        var result = demo.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -MaxChangePercent 10" + Create);

        Assert.Equal(["TooManyChanges"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void An_empty_list_gives_no_result()
    {
        using var demo = ConnectedSession.Open();

        Assert.Empty(demo.Run("@() | Sync-Record Customer -Direction ToSales"));
    }

    [Fact]
    public async Task Stopping_ends_the_run_soon_and_leaves_the_session_usable()
    {
        using var demo = ConnectedSession.Open(customers: 60);
        var clock = new System.Diagnostics.Stopwatch();

        var result = await demo.Session.StopAsync(
            "while ($true) { Get-BusinessCentralRecord Customer | Sync-Record -BatchSize 1 -ErrorAction Ignore" + Create + " }",
            output => { if (output.Count > 2) clock.Start(); return output.Count > 2; },
            TestContext.Current.CancellationToken);
        clock.Stop();

        Assert.True(result.Stopped);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
        Assert.NotEmpty(demo.Run("Get-RecordMapping"));
    }
}
