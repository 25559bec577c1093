using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Opportunities with their contacts and accounts.</summary>
public sealed class OpportunityTests
{
    [Fact]
    public void An_opportunity_brings_contact_and_account_along_and_changes_both_ways()
    {
        using var demo = ConnectedSession.Open(10, 10);
        var opportunity = demo.One<ServiceRecord>("Get-BusinessCentralRecord Opportunity -First 1");
        // A contact that is much like one in Sales would not be created without a person's decision.
        demo.Run("Set-BusinessCentralRecord Contact -Number $args[0] -Value @{ displayName = 'Zacharias Quill' }", opportunity.Values["contactNumber"]!);
        var waiting = demo.Result("$args[0] | Sync-Record -Direction ToSales", opportunity);
        var pair = demo.Result("$args[0] | Sync-Record -Direction ToSales -IncludeDependencies", opportunity);
        var created = demo.OnSales(pair.SalesId, "Opportunity");
        demo.Edit(Side.Sales, "Opportunity", pair.SalesId, "@{ name = 'Bigger deal'; estimatedvalue = 1 }");
        var back = demo.Result("Sync-Record Opportunity -All -Direction Bidirectional");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (waiting.Outcome, waiting.Reason));
        Assert.Contains("Contact", waiting.Error, StringComparison.Ordinal);
        Assert.Equal(SyncOutcome.Created, pair.Outcome);
        Assert.Equal(opportunity.Values["description"], created.Values["name"]);
        Assert.Equal(opportunity.Values["estimatedValue"], created.Values["estimatedvalue"]);
        Assert.Equal(demo.OnSales((Guid?)created.Values["parentcontactid"], "Contact").Values["parentcustomerid"], created.Values["parentaccountid"]);
        Assert.Equal(["description"], back.ChangedFields);
        Assert.Equal("Bigger deal", demo.OnBusinessCentral(pair.BusinessCentralId, "Opportunity").Values["description"]);
        demo.AssertQuiet("Opportunity", SyncDirection.Bidirectional);
    }

    [Fact]
    public void An_opportunity_of_Sales_names_the_coupled_contact()
    {
        using var demo = ConnectedSession.Open(10, 10);
        var contact = demo.Result("Get-BusinessCentralRecord Contact -First 1 | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies");
        var source = demo.One<ServiceRecord>("New-SalesRecord Opportunity @{ name = 'Deal'; parentcontactid = $args[0] }", contact.SalesId);
        var result = demo.Result("$args[0] | Sync-Record -Direction ToBusinessCentral", source);
        var opportunity = demo.OnBusinessCentral(result.BusinessCentralId, "Opportunity");

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.Equal(("Deal", contact.Number), (opportunity.Values["description"], opportunity.Values["contactNumber"]));
        demo.Result("Sync-Record Opportunity -All -Direction Bidirectional");
        demo.AssertQuiet("Opportunity", SyncDirection.Bidirectional);
    }

    [Fact]
    public void Closed_opportunities_are_not_in_the_mapping()
    {
        using var demo = ConnectedSession.Open(30, 60);
        var status = demo.All<string>("Get-BusinessCentralRecord Opportunity | ForEach-Object { $_.status }");
        Assert.NotEmpty(status);
        Assert.All(status, value => Assert.True(value is "Not Started" or "In Progress", value));
        Assert.All(demo.All<ServiceRecord>("Get-SalesRecord Opportunity"), row => Assert.Equal(0m, row.Values["statecode"]));
    }
}
