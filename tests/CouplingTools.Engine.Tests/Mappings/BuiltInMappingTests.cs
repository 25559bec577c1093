using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class BuiltInMappingTests
{
    [Fact]
    public void Customer_maps_the_fields_of_the_default_mapping_that_the_API_has() =>
        Assert.Equal(
            [
                "number", "displayName", "country", "postalCode", "city", "state", "addressLine1", "addressLine2", "phoneNumber", "email",
                "website", "currencyCode", "salespersonCode", "paymentTermsId", "shipmentMethodId", "creditLimit", "blocked",
            ],
            BuiltIn.Customer.Fields.Select(field => field.Name));

    [Fact]
    public void Contact_maps_the_fields_of_the_default_mapping_that_the_API_has() =>
        Assert.Equal(
            [
                "companyNumber", "displayName", "jobTitle", "country", "postalCode", "city", "state", "addressLine1", "addressLine2",
                "phoneNumber", "mobilePhoneNumber", "email", "website",
            ],
            BuiltIn.Contact.Fields.Select(field => field.Name));

    [Theory]
    [InlineData("Customer", Side.BusinessCentral, "id number displayName country postalCode city state addressLine1 addressLine2 phoneNumber email website currencyCode salespersonCode paymentTermsId shipmentMethodId creditLimit blocked")]
    [InlineData("Customer", Side.Sales, "accountid accountnumber name address1_country address1_postalcode address1_city address1_stateorprovince address1_line1 address1_line2 telephone1 emailaddress1 websiteurl transactioncurrencyid ownerid paymenttermscode address1_freighttermscode creditlimit statecode")]
    [InlineData("Contact", Side.BusinessCentral, "id number displayName companyNumber jobTitle country postalCode city state addressLine1 addressLine2 phoneNumber mobilePhoneNumber email website")]
    [InlineData("Contact", Side.Sales, "contactid fullname parentcustomerid firstname middlename lastname jobtitle address1_country address1_postalcode address1_city address1_stateorprovince address1_line1 address1_line2 telephone1 mobilephone emailaddress1 websiteurl")]
    public void A_synchronization_reads_each_mapped_field_once(string mapping, Side side, string fields) =>
        Assert.Equal(fields.Split(' '), (mapping == "Customer" ? BuiltIn.Customer : BuiltIn.Contact).FieldsToRead[side]);

    [Theory]
    [InlineData("Customer")]
    [InlineData("Contact")]
    public void The_address_is_one_group_with_the_country_first(string mapping) =>
        Assert.Equal(
            ["country", "postalCode", "city", "state", "addressLine1", "addressLine2"],
            BuiltIn.Catalog.Find(mapping).Fields.Where(field => field.Group == "address").Select(field => field.Name));

    [Fact]
    public void A_new_account_is_a_customer_and_a_new_contact_a_person()
    {
        Assert.Equal([new("customertypecode", FieldValue.Of(3))], BuiltIn.Customer.NewRecordDefaults[Side.Sales]);
        Assert.Equal([new("type", FieldValue.Of("Person"))], BuiltIn.Contact.NewRecordDefaults[Side.BusinessCentral]);
    }

    [Fact]
    public void The_company_of_a_contact_is_written_through_the_navigation_to_accounts() =>
        Assert.Equal("parentcustomerid_account", BuiltIn.Contact.Field("companyNumber").WriteName(Side.Sales, 0));

    [Theory]
    [InlineData("number")]
    [InlineData("salespersonCode")]
    [InlineData("creditLimit")]
    public void Numbers_owners_and_credit_limits_go_to_Sales_only(string field) =>
        Assert.Equal(SyncDirection.ToSales, BuiltIn.Customer.Field(field).Definition.Direction);

    [Theory]
    [InlineData("salespersonCode")]
    [InlineData("paymentTermsId")]
    [InlineData("shipmentMethodId")]
    public void Owner_payment_terms_and_freight_terms_without_a_partner_are_left_alone(string field) =>
        Assert.Equal(LookupMissingPolicy.Keep, BuiltIn.Customer.Field(field).Definition.OnLookupMissing);
}
