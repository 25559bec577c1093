using System.Xml.Linq;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class ViewTests
{
    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer -First 3", "Number Name Coupled Modified (UTC) Id")]
    [InlineData("Get-SalesRecord Customer -First 3", "Name Number Coupled Modified (UTC) Id")]
    [InlineData("Get-RecordCoupling", "Status Mapping Number Name LastOutcome Synchronized (UTC)")]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "Outcome Reason Mapping Number Name ChangedFields")]
    [InlineData("Get-SyncRun", "Mapping Direction Status Started (UTC) Duration Total Written Unchanged Trouble")]
    [InlineData("Compare-Record Customer -BusinessCentralId (Get-RecordCoupling).BusinessCentralId", "Field BusinessCentral Sales Base State Result")]
    [InlineData("(Get-RecordCoupling | Set-SalesRecord -Value @{ telephone1 = '5' }); (Sync-Record Customer -All -Direction Bidirectional).Changes", "Field Side Old New")]
    [InlineData("Get-CouplingConnection", "Name Company Connected (UTC) Sandbox Closed StorePath")]
    [InlineData("Get-RecordMapping", "Name BusinessCentral Sales Direction IfNotCoupled OnConflict Fields")]
    [InlineData("(Get-RecordMapping Customer).Fields", "Name BusinessCentral Sales Direction Codec Group")]
    [InlineData("Get-CouplingSandboxLog -Last 3", "Sequence Time Service Method Table Status ms Batch Id")]
    [InlineData("Set-CouplingSandboxFault Rewrite -Column city -Transform Truncate -Length 5 -PassThru", "Kind Percent Service Seed Values")]
    public void A_table_shows_what_matters_within_120_columns(string script, string headers)
    {
        using var demo = ConnectedSession.Open();
        demo.Pair("Fabrikam");

        var lines = demo.Show(script).Split('\n');

        var header = Array.FindIndex(lines, line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) == headers);
        Assert.True(header >= 0, string.Join('\n', lines));
        Assert.NotEmpty(lines[header + 2].Trim());
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Objects_of_several_types_are_shown_by_what_matters()
    {
        using var demo = ConnectedSession.Open();
        demo.Pair("Fabrikam");

        var shown = demo.Show("Get-RecordMapping; Sync-Record Customer -All -Direction ToSales");

        Assert.Matches(@"(?m)^Outcome +: Unchanged", shown);
        Assert.DoesNotContain("RunId", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_is_headed_by_its_record()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");

        Assert.Contains($"Record: Customer {pair.Number} Fabrikam", demo.Show("$args[0] | Compare-Record", pair), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer -First 1", "Mapping Side Number Name Id Coupled Version Fields displayName city")]
    [InlineData("Get-SalesRecord Customer -First 1", "Mapping Side Number Name Id Coupled Version Fields address1_city ownerid")]
    [InlineData("Get-RecordCoupling", "Mapping Number Status LastOutcome Company BusinessCentralId SalesId SalesUrl")]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "Outcome Reason Direction BusinessCentralId Changes Error RecommendedAction RunId Duration")]
    [InlineData("Get-SyncRun", "Id ParentId Kind Mapping Direction Status StartedAt CompletedAt Duration StartedBy Company Total Created Updated Unchanged Coupled Conflict Skipped Deferred Failed Ambiguous")]
    [InlineData("Get-RecordCoupling | Compare-Record | Where-Object Field -EQ city", "Field BusinessCentral Sales Base State Result Rule Mapping Number Name")]
    [InlineData("Get-RecordCoupling | Set-SalesRecord -Value @{ telephone1 = '5' }; (Sync-Record Customer -All -Direction Bidirectional).Changes", "Field Side Old New")]
    [InlineData("Get-CouplingConnection", "Name Company CompanyId BusinessCentralUrl DataverseUrl StorePath IsSandbox IsClosed")]
    [InlineData("Get-RecordMapping Customer", "Name Description Direction BusinessCentralFilter SalesFilter OnDeleted DependsOn Fields Path")]
    [InlineData("(Get-RecordMapping Customer).Fields[0]", "Name Codec TransformToSales OnLookupMissing NotNull Match")]
    [InlineData("Get-CouplingSandboxLog -Last 1", "Sequence Service Method Table Status Duration Batch Url")]
    [InlineData("Set-CouplingSandboxFault Latency -Milliseconds 5 -Service Sales -PassThru", "Kind Percent Service Seed RetryAfterSeconds Milliseconds Column Transform Length SkewMinutes")]
    public void A_list_shows_everything(string script, string labels)
    {
        using var demo = ConnectedSession.Open();
        demo.Pair("Fabrikam");
        var found = demo.Run(script);
        using var lists = ModuleSession.OpenWithViews(Lists(demo.Session.Folder));

        var shown = lists.Show("$args", [.. found]);

        Assert.All(labels.Split(' '), label => Assert.Matches($@"(?m)(^|: |^ +){label}\b.* ?[:=]", shown));
    }

    /// <summary>The module's views without the tables, because without a command such as Format-List a table comes first.</summary>
    private static string Lists(string folder)
    {
        var views = XDocument.Load(Path.Combine(Layout.ModuleFolder, "CouplingTools.Format.ps1xml"));
        views.Descendants("View").Where(view => view.Element("TableControl") is not null).Remove();
        var file = Path.Combine(folder, "lists.ps1xml");
        views.Save(file);
        return file;
    }
}
