namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class RecordEditTests
{
    [Fact]
    public void A_new_record_is_returned_as_the_server_has_it()
    {
        using var demo = ConnectedSession.Open();

        var customer = Assert.Single(demo.Run("New-BusinessCentralRecord Customer @{ displayName = 'Fabrikam'; city = 'Oslo' }"));
        var account = Assert.Single(demo.Run("New-SalesRecord Customer @{ name = 'Fabrikam'; address1_city = 'Oslo' }"));

        Assert.NotEmpty(((ServiceRecord)customer.BaseObject).Version);
        Assert.NotEmpty((string)customer.Properties["number"].Value);
        Assert.Equal("Oslo", account.Properties["address1_city"].Value);
    }

    [Fact]
    public void Rows_become_records()
    {
        using var demo = ConnectedSession.Open();

        var records = demo.Run("'A', 'B', 'C' | ForEach-Object { [pscustomobject]@{ displayName = \"Row $_\" } } | New-BusinessCentralRecord Customer");

        Assert.Equal(["Row A", "Row B", "Row C"], records.Select(record => ((ServiceRecord)record.BaseObject).Name));
    }

    [Fact]
    public void A_row_that_is_refused_leaves_the_others_alone()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("@{ displayName = 'Good' }, @{ displayNam = 'Bad' }, @{ displayName = 'Better' } | New-BusinessCentralRecord Customer");

        Assert.Equal(["FieldUnknown"], result.ErrorIds);
        Assert.Equal(2, result.Output.Count);
        Assert.Contains("displayName", result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_may_lead_to_several_tables_is_given_under_the_name_that_says_to_which()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam", "Paris");

        var refused = demo.Invoke("New-SalesRecord Contact @{ lastname = 'Ek'; parentcustomerid = $args[0] }", account.Id);
        var contact = demo.One<ServiceRecord>("New-SalesRecord Contact @{ lastname = 'Ek'; parentcustomerid_account = $args[0] } -PassThru", account);

        Assert.Equal(["LookupTargetAmbiguous"], refused.ErrorIds);
        Assert.Contains("parentcustomerid_account, parentcustomerid_contact", Assert.Single(refused.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(account.Id, contact.Values["parentcustomerid"]);
        Assert.Null(demo.One<ServiceRecord>("Set-SalesRecord Contact -Id $args[0] @{ parentcustomerid = $null } -PassThru", contact.Id).Values["parentcustomerid"]);
    }

    [Theory]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ creditLimit = '1,5' }", "'1,5' is no value for the field 'creditLimit', which is of kind Number.")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ creditLimit = 'many' }", "'many' is no value")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ creditLimit = @(1, 2) }", "is no value for the field 'creditLimit'")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ displayName = 'A', 'B' }", "is no value for the field 'displayName', which is of kind Text")]
    [InlineData("New-BusinessCentralRecord Customer @{ displayName = @{ de = 'A' } }", "is no value for the field 'displayName'")]
    [InlineData("New-BusinessCentralRecord Customer @{ displayName = [pscustomobject]@{ de = 'A' } }", "is no value for the field 'displayName'")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ taxLiable = 'perhaps' }", "of kind Boolean")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ paymentTermsId = '30 DAYS' }", "of kind Guid")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] @{ blocked = 'Sometimes' }", "'Sometimes' is no value for the field 'blocked'. It takes ")]
    [InlineData("New-SalesRecord Customer @{ name = 'A'; customertypecode = 'Customre' }", "3 = 'Customer'")]
    [InlineData("New-SalesRecord Customer @{ name = 'A'; lastonholdtime = 'soon' }", "of kind DateTime")]
    public void A_value_of_another_kind_is_refused_by_what_the_field_takes(string script, string message)
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Paris");
        var writes = demo.Writes();

        var result = demo.Invoke(script, customer.Id);

        Assert.Equal(["ValueNotConvertible"], result.ErrorIds);
        Assert.Contains(message, Assert.Single(result.AllErrors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void A_field_that_is_near_none_is_only_told_to_be_unknown()
    {
        using var demo = ConnectedSession.Open();
        Assert.Equal("There is no field 'zzzzzzzz' in 'accounts'.", Assert.Single(demo.Invoke("New-SalesRecord Customer @{ zzzzzzzz = 1 }").Errors).Exception.Message);
    }

    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer -Id $args[0] | Set-BusinessCentralRecord -Value @{ city = 'Oslo' }")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Oslo' }")]
    [InlineData("Set-BusinessCentralRecord Customer -Number $args[1] -Value @{ city = 'Oslo' }")]
    [InlineData("$args[1] | Set-BusinessCentralRecord Customer @{ city = 'Oslo' }")]
    [InlineData("$args[0] | Set-BusinessCentralRecord Customer ([pscustomobject]@{ city = 'Oslo' })")]
    [InlineData("[pscustomobject]@{ Number = $args[1]; Mapping = 'Customer' } | Set-BusinessCentralRecord -Value @{ city = 'Oslo' }")]
    public void A_record_is_written_however_it_is_named(string script)
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Paris");

        Assert.Empty(demo.Run(script, customer.Id, customer.Number));

        Assert.Equal("Oslo", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Id $args[0]", customer.Id).Values["city"]);
    }

    [Fact]
    public void Null_clears_a_field_and_others_stay()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam", "Paris");

        var written = demo.One<ServiceRecord>("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = $null; telephone1 = '555' } -PassThru", account.Id);

        Assert.Null(written.Values["address1_city"]);
        Assert.Equal(("555", "Fabrikam"), (written.Values["telephone1"], written.Name));
    }

    [Fact]
    public void A_record_that_changed_since_it_was_read_is_not_written()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Paris");

        var result = demo.Invoke(
            """
            $read = Get-BusinessCentralRecord Customer -Id $args[0]
            Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Newer' }
            $read | Set-BusinessCentralRecord -Value @{ city = 'Stale' }
            """,
            customer.Id);

        Assert.Equal(["RecordChanged"], result.ErrorIds);
        Assert.Equal("Newer", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Id $args[0]", customer.Id).Values["city"]);
    }

    [Fact]
    public void WhatIf_shows_old_and_new_value_and_writes_nothing()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Paris");
        var writes = demo.Writes();

        var shown = demo.Show("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Oslo' } -WhatIf", customer.Id);

        Assert.Contains("What if: ", shown, StringComparison.Ordinal);
        Assert.Contains("city (Business Central): 'Paris' -> 'Oslo'", shown, StringComparison.Ordinal);
        Assert.Contains($"Customer {customer.Number} 'Fabrikam'", shown, StringComparison.Ordinal);
        Assert.Equal(writes, demo.Writes());
    }

    [Theory]
    [InlineData("New-BusinessCentralRecord Customer @{ displayName = 'x' } -WhatIf")]
    [InlineData("New-SalesRecord Customer @{ name = 'x' } -WhatIf")]
    [InlineData("Get-SalesRecord Customer -First 1 | Set-SalesRecord -Value @{ name = 'x' } -WhatIf")]
    [InlineData("Get-BusinessCentralRecord Customer -First 1 | Remove-BusinessCentralRecord -WhatIf")]
    [InlineData("Get-SalesRecord Customer -First 1 | Remove-SalesRecord -WhatIf")]
    [InlineData("$WhatIfPreference = $true; New-SalesRecord Customer @{ name = 'x' }")]
    public void WhatIf_writes_nothing(string script)
    {
        using var demo = ConnectedSession.Open();
        var writes = demo.Writes();

        Assert.Empty(demo.Run(script));

        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void Removing_asks_first()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var customer = demo.Customer("Fabrikam");
        demo.Host.Answers.Enqueue("No");

        demo.Run("Remove-BusinessCentralRecord Customer -Id $args[0]", customer.Id);

        Assert.Contains("Fabrikam", Assert.Single(demo.Host.Prompts).Message, StringComparison.Ordinal);
        Assert.NotEmpty(demo.Run("Get-BusinessCentralRecord Customer -Id $args[0]", customer.Id));
    }

    [Theory]
    [InlineData("Remove-SalesRecord Customer -Id $args[0] -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; Get-SalesRecord Customer -Id $args[0] | Remove-SalesRecord")]
    public void A_removed_record_is_gone(string script)
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam");

        demo.Run(script, account.Id);

        Assert.Equal(["RecordNotFound"], demo.Invoke("Get-SalesRecord Customer -Id $args[0]", account.Id).ErrorIds);
    }

    [Fact]
    public void A_record_of_the_other_side_is_refused()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("Get-BusinessCentralRecord Customer -First 1 | Set-SalesRecord -Value @{ name = 'x' }");

        Assert.Equal(["WrongSide"], result.ErrorIds);
        Assert.Contains("Get-CoupledRecord", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coupling_stands_for_the_record_of_the_commands_side()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");

        demo.Run("Get-RecordCoupling | Set-SalesRecord -Value @{ telephone1 = '555' }");

        Assert.Equal("555", demo.One<ServiceRecord>("Get-SalesRecord Customer -Id $args[0]", pair.SalesId).Values["telephone1"]);
    }

    [Theory]
    [InlineData("'10000' | Set-BusinessCentralRecord -Value @{ city = 'x' }", "MappingMissing")]
    [InlineData("Get-BusinessCentralRecord Customer -First 1 | Set-BusinessCentralRecord Contact @{ city = 'x' }", "MappingMismatch")]
    [InlineData("$true | Set-BusinessCentralRecord Customer @{ city = 'x' }", "InputNotUnderstood")]
    [InlineData("Set-BusinessCentralRecord Customer -Number nobody -Value @{ city = 'x' }", "NumberNotFound")]
    [InlineData("Get-BusinessCentralRecord Customer -First 1 | Set-BusinessCentralRecord -Value 'city'", "ValueNotUnderstood")]
    [InlineData("Get-BusinessCentralRecord Customer -First 1 | Set-BusinessCentralRecord -Value @{ city = 'x' * 500 }", "ValueTooLong")]
    public void Misuse_has_an_id_of_its_own(string script, string id)
    {
        using var demo = ConnectedSession.Open();

        var error = Assert.Single(demo.Invoke(script).AllErrors);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotNull(error.TargetObject);
    }

    [Fact]
    public void ErrorAction_is_PowerShells_business()
    {
        using var demo = ConnectedSession.Open();

        var stopped = demo.Invoke("'nobody', 'noone' | Set-BusinessCentralRecord Customer @{ city = 'x' } -ErrorAction Stop");
        var silent = demo.Invoke("'nobody' | Set-BusinessCentralRecord Customer @{ city = 'x' } -ErrorAction SilentlyContinue");

        Assert.NotNull(stopped.TerminatingError);
        Assert.Equal(["NumberNotFound"], stopped.ErrorIds);
        Assert.Empty(silent.Errors);
    }
}
