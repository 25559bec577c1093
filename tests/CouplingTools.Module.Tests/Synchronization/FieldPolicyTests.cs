using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>What a mapping may say of a single field, and of the values a new record starts with.</summary>
public sealed class FieldPolicyTests
{
    private const string Name = """{ "name": "name", "businessCentral": "displayName", "sales": "name" }""";
    private const string Phone = """{ "businessCentral": "phoneNumber", "sales": "telephone1" }""";

    [Fact]
    public void A_text_that_is_too_long_fails_the_record_unless_the_mapping_says_otherwise()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name));
        var account = LongAccount(demo);

        var result = demo.Result("$args[0] | Sync-Record Own -Direction ToBusinessCentral -IfNotCoupled Create", account);

        Assert.Equal((SyncOutcome.Failed, "ValueTooLong"), (result.Outcome, result.Reason));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("warn", 1)]
    [InlineData("truncate", 0)]
    public void A_text_that_is_cut_is_told_and_never_comes_back_over_the_longer_one(string policy, int warnings)
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name + "," + Phone, $"\"truncation\": \"{policy}\","));
        var account = LongAccount(demo);

        var first = demo.Invoke("$args[0] | Sync-Record Own -Direction ToBusinessCentral -IfNotCoupled Create -Verbose", account);
        var created = Assert.Single(first.Results());
        var quiet = demo.Result("$args[0] | Sync-Record Own -Direction Bidirectional", created);
        demo.Run("Set-BusinessCentralRecord Own -Id $args[0] -Value @{ phoneNumber = '42' }", created.BusinessCentralId);
        var back = demo.Result("$args[0] | Sync-Record Own -Direction Bidirectional", created);
        var again = demo.Result("$args[0] | Sync-Record Own -Direction ToSales -Overwrite", created);

        Assert.Equal(SyncOutcome.Created, created.Outcome);
        Assert.Equal(("ValueTruncated", "name", Side.BusinessCentral), Assert.Single(created.Warnings.Select(warning => (warning.Reason, warning.Field, warning.Side))));
        Assert.Equal(warnings, first.Warnings.Count(text => text.Contains("was cut", StringComparison.Ordinal)));
        Assert.Equal(1 - warnings, first.Verbose.Count(text => text.Contains("was cut", StringComparison.Ordinal)));
        Assert.Equal(100, ((string)demo.OnBusinessCentral(created.BusinessCentralId, "Own").Values["displayName"]!).Length);
        Assert.Equal(SyncOutcome.Unchanged, quiet.Outcome);
        Assert.Equal(["phoneNumber"], back.ChangedFields);
        Assert.Empty(back.Warnings);
        Assert.Equal(SyncOutcome.Unchanged, again.Outcome);
        Assert.Equal(150, ((string)demo.OnSales(created.SalesId, "Own").Values["name"]!).Length);
    }

    [Fact]
    public void A_preview_tells_what_would_be_cut()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name, "\"truncation\": \"warn\","));

        var planned = demo.Result("$args[0] | Sync-Record Own -Direction ToBusinessCentral -IfNotCoupled Create -WhatIf", LongAccount(demo));

        Assert.Equal(SyncOutcome.Planned, planned.Outcome);
        Assert.Single(planned.Warnings);
    }

    [Theory]
    [InlineData("", "33", null)]
    [InlineData("-OnConflict BusinessCentral", "22", "B")]
    [InlineData("-OnConflict Hold", null, null)]
    public void A_field_decides_its_own_conflicts_unless_the_call_does(string option, string? phone, string? website)
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(
            Name + """, { "businessCentral": "phoneNumber", "sales": "telephone1", "onConflict": "sales" }, { "businessCentral": "website", "sales": "websiteurl" }"""));
        var customer = demo.One<ServiceRecord>("New-BusinessCentralRecord Own @{ displayName = 'Adatum'; phoneNumber = '1'; website = 'one' }");
        var pair = demo.Result("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", customer);
        demo.Run("Set-BusinessCentralRecord Own -Id $args[0] -Value @{ phoneNumber = '22'; website = 'B' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Own -Id $args[0] -Value @{ telephone1 = '33'; websiteurl = 'S' }", pair.SalesId);

        demo.Results($"$args[0] | Sync-Record Own -Direction Bidirectional {option} -ErrorAction SilentlyContinue", pair);

        var (left, right) = (demo.OnBusinessCentral(pair.BusinessCentralId, "Own").Values, demo.OnSales(pair.SalesId, "Own").Values);
        Assert.Equal((phone ?? "22", phone ?? "33"), ((string)left["phoneNumber"]!, (string)right["telephone1"]!));
        Assert.Equal((website ?? "B", website ?? "S"), ((string)left["website"]!, (string)right["websiteurl"]!));
    }

    [Theory]
    [InlineData(true, SyncOutcome.Conflict)]
    [InlineData(false, SyncOutcome.Updated)]
    public void The_newest_value_is_told_by_clocks_as_far_as_they_go_wrong(bool isStillWrong, SyncOutcome expected)
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name + "," + Phone));
        var pair = demo.Result("New-BusinessCentralRecord Own @{ displayName = 'Adatum' } | Sync-Record Own -Direction ToSales -IfNotCoupled Create");
        demo.Run("$null = Set-CouplingSandboxFault -Kind ClockSkew -Service Sales -SkewMinutes 20");
        demo.Run("Set-SalesRecord Own -Id $args[0] -Value @{ telephone1 = '33' }", pair.SalesId);
        if (!isStillWrong)
            demo.Run("Clear-CouplingSandboxFault");
        demo.Run("$null = Get-SalesRecord Own -Id $args[0]; Set-BusinessCentralRecord Own -Id $args[1] -Value @{ phoneNumber = '22' }", pair.SalesId, pair.BusinessCentralId);

        var result = demo.Result("$args[0] | Sync-Record Own -Direction Bidirectional -OnConflict Newest -ErrorAction SilentlyContinue", pair);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(isStillWrong, result.Error?.EndsWith("too close to each other to tell which is the newest: phoneNumber.", StringComparison.Ordinal) == true);
        Assert.Equal(isStillWrong ? "22" : "33", demo.OnBusinessCentral(pair.BusinessCentralId, "Own").Values["phoneNumber"]);
    }

    [Theory]
    [InlineData("DK", "Danish", true)]
    [InlineData("DE", "Foreign", null)]
    public void A_new_record_starts_with_the_defaults_whose_condition_holds(string country, string description, bool? hold)
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name, sales: """
            , "defaults": [
              { "when": "country eq 'dk' and startswith(displayName,'Ada')", "set": { "description": "Danish", "creditonhold": true } },
              { "set": { "description": "Foreign" } },
            ]
            """));

        var result = demo.Result("New-BusinessCentralRecord Own @{ displayName = 'Adatum'; country = $args[0] } | Sync-Record Own -Direction ToSales -IfNotCoupled Create", country);

        var account = demo.OnSales(result.SalesId, "Own").Values;
        Assert.Equal(description, account["description"]);
        Assert.Equal(hold ?? false, account["creditonhold"] ?? false);
    }

    [Fact]
    public void A_country_by_name_in_Sales_is_the_code_of_Business_Central_and_stays_as_it_is()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.One<ServiceRecord>("New-SalesRecord Customer @{ name = 'Adatum'; address1_country = 'DANMARK'; address1_city = 'Aarhus' }");

        var created = demo.Result("$args[0] | Sync-Record Customer -Direction ToBusinessCentral -IfNotCoupled Create", account);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ phoneNumber = '42' }", created.BusinessCentralId);
        var quiet = demo.Result("$args[0] | Sync-Record Customer -Direction Bidirectional", created);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_country = 'Germany' }", created.SalesId);
        var moved = demo.Result("$args[0] | Sync-Record Customer -Direction Bidirectional", created);

        Assert.Equal(SyncOutcome.Created, created.Outcome);
        Assert.Contains("phoneNumber", quiet.ChangedFields);
        Assert.DoesNotContain("country", quiet.ChangedFields);
        Assert.Equal(["country"], moved.ChangedFields);
        Assert.Equal("DE", demo.OnBusinessCentral(created.BusinessCentralId).Values["country"]);
        Assert.Equal("Germany", demo.OnSales(created.SalesId).Values["address1_country"]);
    }

    private static ServiceRecord LongAccount(ConnectedSession demo) =>
        demo.One<ServiceRecord>("New-SalesRecord Own @{ name = 'x' + ('abcde' * 29) + 'tail' }");
}
