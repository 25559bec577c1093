using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Persons and the companies they belong to.</summary>
public sealed class ContactTests
{
    [Fact]
    public void A_person_waits_for_its_account_and_says_for_which()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam");
        var person = Person(demo, account.Id, "Ann", "Lee");
        var writes = demo.Writes();

        var said = demo.Invoke("$args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", person);

        var result = Assert.Single(said.Results());
        Assert.Equal((SyncOutcome.Deferred, "LookupMissing", writes), (result.Outcome, result.Reason, demo.Writes()));
        Assert.Contains(account.Id.ToString(), result.Error, StringComparison.Ordinal);
        Assert.EndsWith("It is 'Fabrikam'.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Persons_that_wait_for_customers_name_them_by_number_and_name()
    {
        using var demo = ConnectedSession.Open();
        var customers = demo.All<ServiceRecord>("Get-BusinessCentralRecord Customer -Uncoupled -First 3");
        foreach (var customer in customers)
        {
            var company = demo.One<ServiceRecord>("Get-BusinessCentralRecord Contact -Filter \"type eq 'Company'\" | Where-Object displayName -eq $args[0]", customer.Name);
            demo.Run("$global:persons += @(New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] })", company.Number);
        }

        var results = demo.Results("$persons | Sync-Record -Direction ToSales -IfNotCoupled Create");

        Assert.All(results.Zip(customers), pair =>
        {
            Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (pair.First.Outcome, pair.First.Reason));
            Assert.EndsWith($"It is '{pair.Second.Number} {pair.Second.Name}'.", pair.First.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_person_that_waited_is_created_once_its_account_is_coupled()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam");
        var person = Person(demo, account.Id, "Ann", "Lee");
        demo.Results("$args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", person);

        var results = demo.Results("$args[0], $args[1] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", person, account);

        Assert.Equal([SyncOutcome.Created, SyncOutcome.Created], results.Select(result => result.Outcome));
        Assert.Equal("Fabrikam", demo.OnBusinessCentral(results.Single(result => result.Mapping == "Contact").BusinessCentralId, "Contact").Values["companyName"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -WhatIf")]
    public void IncludeDependencies_couples_the_customer_that_is_there_before_it_would_make_a_second_one(string preview)
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Fabrikam"), demo.Account("Fabrikam"));
        var contact = demo.One<ServiceRecord>("New-SalesRecord Contact @{ lastname = 'Lee'; parentcustomerid_account = $args[0] }", account.Id);

        var result = demo.Result("$args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -IncludeDependencies" + preview, contact);

        Assert.Equal(preview.Length > 0 ? SyncOutcome.Planned : SyncOutcome.Created, result.Outcome);
        Assert.Equal(customer.Id, demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer").Id);
        Assert.Equal(preview.Length > 0 ? 0 : 1, demo.Run("Get-RecordCoupling Customer").Count);
    }

    [Fact]
    public void IncludeDependencies_creates_the_account_first_and_once()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam");
        object[] persons = [Person(demo, account.Id, "Ann", "Lee"), Person(demo, account.Id, "Bo", "Ek"), Person(demo, account.Id, "Cy", "Orr")];

        var results = demo.Results("$args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -IncludeDependencies", (object)persons);

        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, "Contact"), (result.Outcome, result.Mapping)));
        Assert.Equal(3, results.Count);
        Assert.Single(demo.Run("Get-BusinessCentralRecord Customer -Name Fabrikam"));
        Assert.Single(demo.Run("Get-RecordCoupling Customer"));
        Assert.All(results, result => Assert.Equal("Fabrikam", demo.OnBusinessCentral(result.BusinessCentralId, "Contact").Values["companyName"]));
    }

    [Theory]
    [InlineData("Ann", null, "Lee", "Ann Lee")]
    [InlineData("Ludwig", "Mies van", "der Rohe", "Ludwig Mies van der Rohe")]
    [InlineData(null, null, "Cher", "Cher")]
    public void A_name_is_joined_for_Business_Central_and_stays_as_it_was_in_Sales(string? first, string? middle, string last, string displayName)
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Pair("Fabrikam");
        var person = demo.One<ServiceRecord>(
            "New-SalesRecord Contact @{ firstname = $args[1]; middlename = $args[2]; lastname = $args[3]; parentcustomerid_account = $args[0] }", account.SalesId, first, middle, last);

        var created = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Create", person);
        var again = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", created);

        Assert.Equal((SyncOutcome.Created, SyncOutcome.Unchanged), (created.Outcome, again.Outcome));
        Assert.Equal(displayName, demo.OnBusinessCentral(created.BusinessCentralId, "Contact").Values["displayName"]);
        var values = demo.OnSales(created.SalesId, "Contact").Values;
        Assert.Equal((first, middle, last), (values["firstname"], values["middlename"], values["lastname"]));
    }

    [Fact]
    public void A_name_from_Business_Central_is_taken_apart_for_Sales()
    {
        using var demo = ConnectedSession.Open();
        var pair = Coupled(demo);

        demo.Run("Set-BusinessCentralRecord Contact -Id $args[0] -Value @{ displayName = 'Anna Maria Lee' }", pair.BusinessCentralId);
        demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        var values = demo.OnSales(pair.SalesId, "Contact").Values;
        Assert.Equal(("Anna", "Maria", "Lee"), (values["firstname"], values["middlename"], values["lastname"]));
    }

    [Fact]
    public void Edits_of_different_fields_on_both_sides_both_survive()
    {
        using var demo = ConnectedSession.Open();
        var pair = Coupled(demo);
        demo.Run("Set-BusinessCentralRecord Contact -Id $args[0] -Value @{ jobTitle = 'Buyer'; city = 'Graz' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Contact -Id $args[0] -Value @{ lastname = 'Lee-Ek'; mobilephone = '+1 333' }", pair.SalesId);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal((SyncOutcome.Updated, 4), (result.Outcome, result.ChangedFields.Count));
        var left = demo.OnBusinessCentral(pair.BusinessCentralId, "Contact").Values;
        var right = demo.OnSales(pair.SalesId, "Contact").Values;
        Assert.Equal(("Buyer", "Graz", "Ann Lee-Ek", "+1 333"), (left["jobTitle"], left["city"], left["displayName"], left["mobilePhoneNumber"]));
        Assert.Equal(("Buyer", "Graz", "Lee-Ek", "+1 333"), (right["jobtitle"], right["address1_city"], right["lastname"], right["mobilephone"]));
    }

    [Theory]
    [InlineData("Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -IncludeDependencies -WhatIf")]
    [InlineData("Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -WhatIf")]
    public void WhatIf_creates_neither_the_person_nor_what_it_depends_on(string sync)
    {
        using var demo = ConnectedSession.Open();
        var person = Person(demo, demo.Account("Fabrikam").Id, "Ann", "Lee");
        var (writes, store) = (demo.Writes(), demo.Store());

        demo.Result("$args[0] | " + sync, person);

        Assert.Equal((writes, store), (demo.Writes(), demo.Store()));
    }

    private static ServiceRecord Person(ConnectedSession demo, Guid? account, string first, string last) =>
        demo.One<ServiceRecord>("New-SalesRecord Contact @{ firstname = $args[1]; lastname = $args[2]; parentcustomerid_account = $args[0] }", account, first, last);

    private static SyncResult Coupled(ConnectedSession demo) =>
        demo.Result("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Create", Person(demo, demo.Pair("Fabrikam").SalesId, "Ann", "Lee"));
}
