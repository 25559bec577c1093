using System.Management.Automation;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class RecordListTests
{
    [Theory]
    [InlineData("Get-BusinessCentralRecord")]
    [InlineData("Get-SalesRecord")]
    public void A_filter_the_service_does_not_understand_is_to_be_corrected(string command)
    {
        using var demo = ConnectedSession.Open();

        var error = Assert.Single(demo.Invoke($"{command} Customer -Filter \"nonsense eq 'x'\"").AllErrors);

        Assert.Equal("RequestRefused", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("'nonsense'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Correct the value", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_there_names_the_side_that_was_searched()
    {
        using var demo = ConnectedSession.Open();

        var error = Assert.Single(demo.Invoke("Get-SalesRecord Customer nobody").AllErrors);

        Assert.Equal("NumberNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("There is no Sales record with the number 'nobody' in mapping 'Customer'.", error.ToString());
    }

    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer", Side.BusinessCentral)]
    [InlineData("Get-SalesRecord Customer", Side.Sales)]
    public void Records_carry_mapping_side_and_type(string script, Side side)
    {
        using var demo = ConnectedSession.Open();

        var records = demo.Run(script);

        Assert.NotEmpty(records);
        Assert.All(records, record =>
        {
            var known = (ServiceRecord)record.BaseObject;
            Assert.Equal(("Customer", side, false), (known.Mapping, known.Side, known.Coupled));
            Assert.NotEqual(Guid.Empty, known.Id);
            Assert.Equal("CouplingTools.ServiceRecord#" + side, record.TypeNames[0]);
        });
    }

    [Fact]
    public void Fields_are_properties_under_the_services_names()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam", "Oslo");

        var record = Assert.Single(demo.Run("Get-BusinessCentralRecord Customer -Id $args[0]", customer.Id));

        Assert.Equal("Oslo", record.Properties["city"].Value);
        Assert.Equal("Fabrikam", record.Properties["displayName"].Value);
        Assert.IsType<decimal>(record.Properties["creditLimit"].Value);
        Assert.Equal(customer.Number, record.Properties["number"].Value);
        Assert.Null(record.Properties["addressLine2"].Value);
    }

    [Fact]
    public void A_lookup_of_Sales_is_an_id_under_its_logical_name()
    {
        using var demo = ConnectedSession.Open();
        var account = demo.Account("Fabrikam");

        var record = Assert.Single(demo.Run("Get-SalesRecord Customer -Id $args[0]", account.Id));

        Assert.IsType<Guid>(record.Properties["ownerid"].Value);
    }

    [Fact]
    public void A_name_may_have_wildcards()
    {
        using var demo = ConnectedSession.Open();
        demo.Customer("Zebra & Søn's \"Best\"");

        Assert.Equal("Zebra & Søn's \"Best\"", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Name 'zeb*'").Name);
        Assert.Empty(demo.Run("Get-BusinessCentralRecord Customer -Name 'zeb'"));
    }

    [Fact]
    public void Numbers_that_exist_are_returned_and_others_reported()
    {
        using var demo = ConnectedSession.Open();
        var number = demo.Customer("Fabrikam").Number;

        var result = demo.Invoke("Get-BusinessCentralRecord Customer -Number 'nobody', $args[0]", number);

        Assert.Equal(["NumberNotFound"], result.ErrorIds);
        Assert.Null(result.TerminatingError);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Errors[0].CategoryInfo.Category);
        Assert.Equal("nobody", result.Errors[0].TargetObject);
        Assert.Equal(number, ((ServiceRecord)Assert.Single(result.Output).BaseObject).Number);
    }

    [Fact]
    public void Ids_that_do_not_exist_are_reported()
    {
        using var demo = ConnectedSession.Open();
        var missing = Guid.NewGuid();

        var result = demo.Invoke("Get-SalesRecord Customer -Id $args[0]", missing);

        Assert.Equal(["RecordNotFound"], result.ErrorIds);
        Assert.Equal(missing, result.Errors[0].TargetObject);
    }

    [Fact]
    public void A_filter_goes_to_the_service()
    {
        using var demo = ConnectedSession.Open();
        demo.Customer("Fabrikam", "Nowhere");

        Assert.Equal("Fabrikam", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Filter \"city eq 'Nowhere'\"").Name);
    }

    [Fact]
    public void A_filter_that_the_service_refuses_is_a_terminating_error()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("try { Get-BusinessCentralRecord Customer -Filter 'this is no filter' } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("RequestRefused,", (string)Assert.Single(result.Output).BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_records_modified_since_a_time_are_returned()
    {
        using var demo = ConnectedSession.Open();
        var customer = demo.Customer("Fabrikam");

        var since = demo.Run("Get-BusinessCentralRecord Customer -ModifiedSince $args[0]", customer.ModifiedAt);

        Assert.Contains(since, record => ((ServiceRecord)record.BaseObject).Id == customer.Id);
        Assert.Empty(demo.Run("Get-BusinessCentralRecord Customer -ModifiedSince $args[0]", customer.ModifiedAt!.Value.AddDays(1)));
    }

    [Fact]
    public void Coupled_and_uncoupled_records_are_told_apart()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");

        Assert.Equal(pair.BusinessCentralId, demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Coupled").Id);
        Assert.Equal(pair.BusinessCentralId, demo.One<ServiceRecord>("Get-SalesRecord Customer -Coupled").CoupledId);
        Assert.DoesNotContain(demo.Run("Get-BusinessCentralRecord Customer -Uncoupled"), record => ((ServiceRecord)record.BaseObject).Id == pair.BusinessCentralId);
        Assert.Equal(["ParametersExclude"], demo.Invoke("Get-BusinessCentralRecord Customer -Coupled -Uncoupled").ErrorIds);
    }

    [Fact]
    public void First_limits_the_list()
    {
        using var demo = ConnectedSession.Open();

        Assert.Equal(3, demo.Run("Get-BusinessCentralRecord Customer -First 3").Count);
    }

    [Fact]
    public void A_pipeline_that_ends_early_ends_the_reading()
    {
        using var demo = ConnectedSession.Open();

        var found = demo.Run("foreach ($i in 1..3) { Get-BusinessCentralRecord Customer | ForEach-Object { $_.Name; break } }");

        Assert.Single(found);
        Assert.NotEmpty(demo.Run("Get-BusinessCentralRecord Customer -First 1"));
    }
}
