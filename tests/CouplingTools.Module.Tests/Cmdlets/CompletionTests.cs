using System.Diagnostics;
using System.Management.Automation;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-BusinessCentralRecord ")]
    [InlineData("Sync-Record Cust")]
    [InlineData("Get-RecordMapping -Mapping c")]
    public void Mapping_names_complete(string line)
    {
        using var demo = ConnectedSession.Open();

        Assert.Contains("Customer", Complete(demo.Session, line));
    }

    [Theory]
    [InlineData("Resolve-RecordConflict Customer -Use Sales -Field ph")]
    public void Mapped_fields_complete(string line)
    {
        using var demo = ConnectedSession.Open();

        Assert.Equal(["phoneNumber"], Complete(demo.Session, line));
    }

    [Theory]
    [InlineData("Sync-Record Customer -Number ")]
    [InlineData("Get-BusinessCentralRecord Customer -Number C")]
    [InlineData("New-RecordCoupling -Mapping Customer -Number ")]
    public void Numbers_complete_from_live_data(string line)
    {
        using var demo = ConnectedSession.Open();
        var number = demo.Customer("Fabrikam").Number!;

        Assert.Contains(number, Complete(demo.Session, line));
    }

    [Theory]
    [InlineData("Get-SalesRecord Customer -Name Zeb", "'Zebra & Son''s'")]
    [InlineData("New-RecordCoupling Customer -SalesName Zeb", "'Zebra & Son''s'")]
    [InlineData("New-RecordCoupling Customer -SalesName 'Zebra &", "'Zebra & Son''s'")]
    [InlineData("New-RecordCoupling Customer -SalesName \"Zeb", "\"Zebra & Son's\"")]
    public void Names_complete_quoted_as_needed(string line, string expected)
    {
        using var demo = ConnectedSession.Open();
        demo.Account("Zebra & Son's");

        Assert.Equal([expected], Complete(demo.Session, line));
    }

    [Fact]
    public void A_completed_name_finds_the_record()
    {
        using var demo = ConnectedSession.Open();
        demo.Account("Zebra & Son's");

        var name = Assert.Single(Complete(demo.Session, "Get-SalesRecord Customer -Name Zeb"));

        Assert.Single(demo.Run($"Get-SalesRecord Customer -Name {name}"));
    }

    [Fact]
    public void Repeated_completions_ask_the_services_once()
    {
        using var demo = ConnectedSession.Open();
        Complete(demo.Session, "Sync-Record Customer -Number C");
        var asked = demo.Run("Get-CouplingSandboxLog").Count;

        Complete(demo.Session, "Sync-Record Customer -Number C");

        Assert.Equal(asked, demo.Run("Get-CouplingSandboxLog").Count);
    }

    [Theory]
    [InlineData("Sync-Record Nonsense -Number ")]
    [InlineData("Sync-Record -Number ")]
    [InlineData("Get-BusinessCentralRecord Customer -Number \u0001'\"")]
    public void Nothing_known_offers_nothing_and_throws_nothing(string line)
    {
        using var demo = ConnectedSession.Open();

        Assert.DoesNotContain(Complete(demo.Session, line), text => text.Contains("C0", StringComparison.Ordinal));
        Assert.Empty(demo.Run("$Error"));
    }

    [Fact]
    public void Without_a_connection_nothing_is_offered()
    {
        using var session = ModuleSession.Open();
        var clock = Stopwatch.StartNew();

        Assert.DoesNotContain("Customer", Complete(session, "Sync-Record "));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Empty(session.Run("$Error"));
    }

    private static List<string> Complete(ModuleSession session, string line) =>
    [
        .. session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches", line)
            .Select(match => ((CompletionResult)match.BaseObject).CompletionText),
    ];
}
