using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Mappings.Support;

/// <summary>The tables as the services' metadata describes them: BC 26 API v2.0, and Dataverse with the Sales solution.</summary>
internal static class Tables
{
    private const string CustomerFields =
        "id:Guid:r number:Text:cur:20 displayName:Text:cur:100 type:Enumeration:cur addressLine1:Text:cur:100 addressLine2:Text:cur:50 "
        + "city:Text:cur:30 state:Text:cur:30 country:Text:cur:10 postalCode:Text:cur:20 phoneNumber:Text:cur:30 email:Text:cur:80 "
        + "website:Text:cur:80 salespersonCode:Text:cur:20 balanceDue:Number:r creditLimit:Number:cur taxLiable:Boolean:cur "
        + "taxAreaId:Guid:cur currencyId:Guid:cur currencyCode:Text:cur paymentTermsId:Guid:cur shipmentMethodId:Guid:cur "
        + "paymentMethodId:Guid:cur blocked:Enumeration:cur lastModifiedDateTime:DateTime:r";

    private const string ContactFields =
        "id:Guid:r number:Text:cur:20 type:Enumeration:cur displayName:Text:cur:100 jobTitle:Text:cur:30 companyNumber:Text:cur:20 "
        + "companyName:Text:cur:100 addressLine1:Text:cur:100 addressLine2:Text:cur:50 city:Text:cur:30 state:Text:cur:30 "
        + "country:Text:cur:10 postalCode:Text:cur:20 phoneNumber:Text:cur:30 mobilePhoneNumber:Text:cur:30 email:Text:cur:80 "
        + "website:Text:cur:80 privacyBlocked:Boolean:cur lastInteractionDate:Date:r lastModifiedDateTime:DateTime:r";

    private const string SharedSalesFields =
        "address1_city:Text:cur:80 address1_country:Text:cur:80 address1_line1:Text:cur:250 address1_line2:Text:cur:250 "
        + "address1_postalcode:Text:cur:20 address1_stateorprovince:Text:cur:50 emailaddress1:Text:cur:100 telephone1:Text:cur:50 "
        + "websiteurl:Text:cur:200 creditonhold:Boolean:cur numberofemployees:Integer:cur modifiedon:DateTime:r "
        + "ownerid:Lookup:cur transactioncurrencyid:Lookup:cur paymenttermscode:Option:cur statecode:Option:ur ";

    private const string AccountFields = SharedSalesFields
        + "accountid:Guid:cr name:Text:cur:160 accountnumber:Text:cur:20 address1_freighttermscode:Option:cur creditlimit:Number:cur "
        + "customertypecode:Option:cur description:Text:cur:2000 lastonholdtime:DateTime:cur exchangerate:Number:r isprivate:Boolean:- parentaccountid:Lookup:cur";

    private const string SalesContactFields = SharedSalesFields
        + "contactid:Guid:cr fullname:Text:r:160 firstname:Text:cur:50 middlename:Text:cur:50 lastname:Text:cur:50 jobtitle:Text:cur:100 "
        + "mobilephone:Text:cur:50 birthdate:Date:cur parentcustomerid:Lookup:cur";

    public static TableDescription Customers => Describe(new TableReference("customers", "id"), CustomerFields);

    public static TableDescription Contacts => Describe(new TableReference("contacts", "id"), ContactFields);

    public static TableDescription Accounts => Describe(new TableReference("accounts", "accountid", "account"), AccountFields);

    public static TableDescription SalesContacts => Describe(new TableReference("contacts", "contactid", "contact"), SalesContactFields);

    public static TableDescription Describe(TableReference table, string fields) =>
        new(table, fields.Split(' ').Select(Field).ToDictionary(field => field.Name, StringComparer.Ordinal));

    private static FieldDescription Field(string text)
    {
        var parts = text.Split(':');
        return new FieldDescription
        {
            Name = parts[0],
            Kind = Enum.Parse<FieldKind>(parts[1]),
            CanCreate = parts[2].Contains('c', StringComparison.Ordinal),
            CanUpdate = parts[2].Contains('u', StringComparison.Ordinal),
            CanRead = parts[2].Contains('r', StringComparison.Ordinal),
            MaxLength = parts.Length > 3 ? int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture) : null,
            Targets = Targets(parts[0]),
            Options = Options(parts[0]),
        };
    }

    private static IReadOnlyList<LookupTarget> Targets(string field) => field switch
    {
        "ownerid" => [new("systemuser", "ownerid"), new("team", "ownerid")],
        "transactioncurrencyid" => [new("transactioncurrency", "transactioncurrencyid")],
        "parentaccountid" => [new("account", "parentaccountid")],
        "parentcustomerid" => [new("account", "parentcustomerid_account"), new("contact", "parentcustomerid_contact")],
        _ => [],
    };

    private static Dictionary<string, string> Options(string field) => field switch
    {
        "paymenttermscode" => new() { ["1"] = "Net 30", ["2"] = "2% 10, Net 30", ["3"] = "Net 45", ["4"] = "Net 60" },
        "address1_freighttermscode" => new() { ["1"] = "FOB", ["2"] = "No Charge" },
        _ => [],
    };
}
