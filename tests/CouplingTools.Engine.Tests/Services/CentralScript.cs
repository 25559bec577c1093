using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>A Business Central client over a script that starts with the metadata.</summary>
internal static class CentralScript
{
    public const string EnvironmentUrl = "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production";
    public const string Root = EnvironmentUrl + "/api/v2.0/";
    public const string CompanyId = "ad1ad1ad-0000-4000-8000-000000000001";
    public const string Customers = Root + "companies(" + CompanyId + ")/customers";
    public const string Metadata = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
          <edmx:DataServices>
            <Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EnumType Name="customerBlocked">
                <Member Name="_x0020_" Value="0" /><Member Name="Ship" Value="1" /><Member Name="All" Value="3" />
              </EnumType>
              <EnumType Name="contactType"><Member Name="Company" Value="0" /><Member Name="Person" Value="1" /></EnumType>
              <EntityType Name="customer">
                <Key><PropertyRef Name="id" /></Key>
                <Property Name="id" Type="Edm.Guid" Nullable="false" />
                <Property Name="number" Type="Edm.String" MaxLength="20" />
                <Property Name="displayName" Type="Edm.String" Nullable="false" MaxLength="100" />
                <Property Name="type" Type="Microsoft.NAV.contactType" />
                <Property Name="creditLimit" Type="Edm.Decimal" Scale="Variable" />
                <Property Name="taxLiable" Type="Edm.Boolean" />
                <Property Name="paymentTermsId" Type="Edm.Guid" />
                <Property Name="blocked" Type="Microsoft.NAV.customerBlocked" />
                <Property Name="lastModifiedDateTime" Type="Edm.DateTimeOffset" />
                <Property Name="picture" Type="Edm.Stream" />
                <NavigationProperty Name="contactsInformation" Type="Collection(Microsoft.NAV.contactInformation)" ContainsTarget="true" />
              </EntityType>
              <EntityType Name="contactInformation">
                <Key><PropertyRef Name="contactId" /></Key>
                <Property Name="contactId" Type="Edm.Guid" Nullable="false" />
                <Property Name="contactNumber" Type="Edm.String" MaxLength="20" />
                <Property Name="contactType" Type="Microsoft.NAV.contactType" />
                <Property Name="relatedId" Type="Edm.Guid" Nullable="false" />
                <NavigationProperty Name="customer" Type="Microsoft.NAV.customer" ContainsTarget="true" />
              </EntityType>
              <EntityContainer Name="NAV">
                <EntitySet Name="customers" EntityType="Microsoft.NAV.customer">
                  <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="true" /></Record></Annotation>
                </EntitySet>
                <EntitySet Name="contactsInformation" EntityType="Microsoft.NAV.contactInformation">
                  <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation>
                  <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false" /></Record></Annotation>
                  <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="Updatable" Bool="false" /></Record></Annotation>
                </EntitySet>
              </EntityContainer>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public static readonly TableReference CustomerTable = new("customers", "id");
    public static readonly string[] Fields = ["number", "displayName", "blocked"];

    /// <summary>The columns the client selects for <see cref="Fields"/>.</summary>
    public const string Selected = "$select=id,number,displayName,blocked,lastModifiedDateTime";

    public static ScriptedHandler WithMetadata() =>
        new ScriptedHandler().Expect("GET", Root + "$metadata", 200, Metadata, contentType: "application/xml");

    public static BusinessCentralService Client(HttpMessageHandler script, string environment = EnvironmentUrl, TimeProvider? time = null, ServiceOptions? options = null) => new(
        new HttpMessageInvoker(script), new Uri(environment), new Company(Guid.Parse(CompanyId), "CRONUS USA, Inc.", "CRONUS"),
        time ?? TimeProvider.System, options ?? new() { MaxConcurrency = 1, Repeats = 0 });

    public static Guid Row(int number) => new($"00000000-0000-0000-0001-{number:D12}");

    public static string Etag(int version) => $"W/\"JzE5O{version}OzAwOyc=\"";

    public static string Customer(int number, string name = "Adatum", string blocked = "_x0020_", int version = 1) => $$"""
        {"@odata.etag":{{System.Text.Json.JsonSerializer.Serialize(Etag(version))}},"id":"{{Row(number)}}","number":"{{number}}",
         "displayName":{{System.Text.Json.JsonSerializer.Serialize(name)}},"blocked":"{{blocked}}","lastModifiedDateTime":"2025-03-05T19:19:22.37Z"}
        """;

    public static string Page(string? nextLink, params string[] rows) =>
        $$"""{"@odata.context":"{{Root}}$metadata#companies({{CompanyId}})/customers","value":[{{string.Join(',', rows)}}]{{(nextLink is null ? "" : $",\"@odata.nextLink\":\"{nextLink}\"")}}}""";
}
