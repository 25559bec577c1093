using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>What a person answers to the questions decides, record by record.</summary>
public sealed class ConfirmTests
{
    [Theory]
    [InlineData("Yes Yes Yes", "Created Created Created", 3)]
    [InlineData("No Yes No", "Skipped Created Skipped", 3)]
    [InlineData("Yes|No to All", "Created Skipped Skipped", 2)]
    [InlineData("No|Yes to All", "Skipped Created Created", 2)]
    public void Each_record_goes_the_way_its_answer_says(string answers, string outcomes, int questions)
    {
        using var demo = ConnectedSession.Open(interactive: true);
        object[] customers = [demo.Customer("One"), demo.Customer("Two"), demo.Customer("Three")];
        foreach (var answer in answers.Contains('|') ? answers.Split('|') : answers.Split(' '))
            demo.Host.Answers.Enqueue(answer);

        var results = demo.Results("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create -Confirm", (object)customers);

        Assert.Equal(outcomes, string.Join(' ', results.Select(result => result.Outcome)));
        Assert.All(results.Where(result => result.Outcome == SyncOutcome.Skipped), result => Assert.Equal("Declined", result.Reason));
        Assert.Equal(questions, demo.Host.Prompts.Count);
        Assert.Equal(results.Count(result => result.Outcome == SyncOutcome.Created), demo.Run("Get-RecordCoupling Customer").Count);
    }

    [Fact]
    public void A_declined_change_is_asked_for_again_by_the_next_run()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Rome' }", pair.BusinessCentralId);
        demo.Host.Answers.Enqueue("No");
        var declined = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -Confirm", pair);
        demo.Host.Answers.Enqueue("Yes");

        var taken = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -Confirm", pair);

        Assert.Equal((SyncOutcome.Skipped, SyncOutcome.Updated), (declined.Outcome, taken.Outcome));
        Assert.Equal("Rome", demo.OnSales(pair.SalesId).Values["address1_city"]);
    }

    [Fact]
    public void Creating_a_customer_is_one_question_although_its_number_goes_back()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var account = demo.Account("Fabrikam");
        demo.Host.Answers.Enqueue("Yes");

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Create -Confirm", account);

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.NotNull(demo.OnSales(account.Id).Values["accountnumber"]);
        Assert.Single(demo.Host.Prompts);
    }
}
