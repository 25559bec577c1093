using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Several mappings on one table, told apart by their filters.</summary>
public sealed class MappingChoiceTests
{
    [Fact]
    public void A_record_without_a_mapping_goes_to_the_one_whose_filter_takes_it()
    {
        using var demo = ConnectedSession.Open(0);
        var vendor = demo.New(Side.Sales, "Vendor", "@{ name = 'Timber' }");
        var customer = demo.New(Side.Sales, "Customer", "@{ name = 'Adatum' }");
        var item = demo.One<ServiceRecord>("Get-BusinessCentralRecord Item -First 1");
        var results = demo.Results("$args | ForEach-Object { \"$($_.Id)\" } | Sync-Record -Direction Bidirectional -IfNotCoupled Create", vendor, customer, item);

        Assert.Equal(vendor.Id, results.Single(result => result.Mapping == "Vendor").SalesId);
        Assert.Equal(["Customer", "Item", "Vendor"], results.Select(result => result.Mapping).Order());
        Assert.All(results, result => Assert.Equal(SyncOutcome.Created, result.Outcome));
    }

    [Fact]
    public void A_record_of_several_mappings_is_an_error_that_names_them_until_it_is_coupled_in_one()
    {
        using var demo = WithKeyCustomers();
        var customer = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Key Account' }");
        var plain = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Other' }");
        var refused = demo.Invoke("\"$($args[0].Id)\" | Sync-Record -Direction ToSales -IfNotCoupled Create", customer);
        var other = demo.Result("\"$($args[0].Id)\" | Sync-Record -Direction ToSales -IfNotCoupled Create", plain);
        demo.Result("\"$($args[0].Id)\" | Sync-Record KeyCustomer -Direction ToSales -IfNotCoupled Create", customer);
        var coupled = demo.Result("\"$($args[0].Id)\" | Sync-Record -Direction ToSales", customer);

        Assert.Equal(["MappingAmbiguous"], refused.ErrorIds);
        Assert.Contains("Customer, KeyCustomer", refused.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(("Customer", SyncOutcome.Created), (other.Mapping, other.Outcome));
        Assert.Equal(("KeyCustomer", SyncOutcome.Unchanged), (coupled.Mapping, coupled.Outcome));
    }

    [Fact]
    public void A_record_that_is_nowhere_needs_a_mapping()
    {
        using var demo = ConnectedSession.Open(0);
        Assert.Equal(["MappingRequired"], demo.Invoke("\"$([guid]::NewGuid())\" | Sync-Record -Direction ToSales").ErrorIds);
    }

    [Fact]
    public void A_customer_is_not_coupled_with_a_vendors_account()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Timber' }");
        var account = demo.New(Side.Sales, "Vendor", "@{ name = 'Timber' }");
        var coupled = demo.Invoke("New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", customer.Id, account.Id);
        var synchronized = demo.Result(
            "[pscustomobject]@{ BusinessCentralId = $args[0]; SalesId = $args[1] } | Sync-Record Customer -Direction ToSales -IfNotCoupled Create", customer.Id, account.Id);

        Assert.Equal(["FilteredOut"], coupled.ErrorIds);
        Assert.StartsWith($"'{account.Name}' lies outside the filter of mapping 'Customer' on Sales: statecode eq 0 and customertypecode eq 3", Assert.Single(coupled.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal((SyncOutcome.Skipped, "FilteredOut"), (synchronized.Outcome, synchronized.Reason));
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    private static ConnectedSession WithKeyCustomers()
    {
        var demo = ConnectedSession.Open(0);
        var own = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        var builtIn = File.ReadAllText(Path.Combine(Layout.ModuleFolder, "mappings", "Customer.json"));
        File.WriteAllText(Path.Combine(own.FullName, "KeyCustomer.json"), builtIn
            .Replace("\"name\": \"Customer\"", "\"name\": \"KeyCustomer\"", StringComparison.Ordinal)
            .Replace("blocked eq '_x0020_'\"", "startswith(displayName,'Key')\"", StringComparison.Ordinal));
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
        return demo;
    }
}
