namespace CouplingTools.Engine.Tests.Services;

/// <summary>The answers to the metadata queries of the contact table, as the documentation of table definitions shows them.</summary>
internal static class DataverseMetadata
{
    public static readonly string[] Parts =
    [
        $$"""
        {"value":[
          {{Attribute("contactid", "Uniqueidentifier", update: "false")}},
          {{Attribute("lastname", "String")}},
          {{Attribute("description", "Memo")}},
          {{Attribute("birthdate", "DateTime")}},
          {{Attribute("lastonholdtime", "DateTime")}},
          {{Attribute("creditlimit", "Money")}},
          {{Attribute("donotemail", "Boolean")}},
          {{Attribute("gendercode", "Picklist")}},
          {{Attribute("statecode", "State", create: "false")}},
          {{Attribute("favourites", "Virtual", typeName: "MultiSelectPicklistType")}},
          {{Attribute("entityimage", "Virtual", typeName: "ImageType")}},
          {{Attribute("ownerid", "Owner")}},
          {{Attribute("parentcustomerid", "Customer")}},
          {{Attribute("transactioncurrencyid", "Lookup")}},
          {{Attribute("parentcustomeridname", "String", attributeOf: "\"parentcustomerid\"")}},
          {{Attribute("modifiedon", "DateTime", create: "false", update: "false")}}
        ]}
        """,
        """
        {"value":[
          {"ReferencingAttribute":"ownerid","ReferencedEntity":"owner","ReferencingEntityNavigationPropertyName":"ownerid"},
          {"ReferencingAttribute":"parentcustomerid","ReferencedEntity":"account","ReferencingEntityNavigationPropertyName":"parentcustomerid_account"},
          {"ReferencingAttribute":"parentcustomerid","ReferencedEntity":"contact","ReferencingEntityNavigationPropertyName":"parentcustomerid_contact"},
          {"ReferencingAttribute":"transactioncurrencyid","ReferencedEntity":"transactioncurrency","ReferencingEntityNavigationPropertyName":"transactioncurrencyid"}
        ]}
        """,
        """
        {"value":[
          {"LogicalName":"ownerid","Targets":["systemuser","team"]},
          {"LogicalName":"parentcustomerid","Targets":["account","contact"]},
          {"LogicalName":"transactioncurrencyid","Targets":["transactioncurrency"]}
        ]}
        """,
        """
        {"value":[
          {"LogicalName":"birthdate","DateTimeBehavior":{"Value":"DateOnly"}},
          {"LogicalName":"lastonholdtime","DateTimeBehavior":{"Value":"UserLocal"}},
          {"LogicalName":"modifiedon","DateTimeBehavior":{"Value":"UserLocal"}}
        ]}
        """,
        """{"value":[{"LogicalName":"lastname","MaxLength":50}]}""",
        """{"value":[{"LogicalName":"description","MaxLength":2000}]}""",
        """
        {"value":[{"LogicalName":"gendercode","OptionSet":{"Options":[
          {"Value":1,"Label":{"UserLocalizedLabel":{"Label":"Male","LanguageCode":1033}}},
          {"Value":2,"Label":{"UserLocalizedLabel":null,"LocalizedLabels":[{"Label":"Female","LanguageCode":1033}]}}]},"GlobalOptionSet":null}]}
        """,
        """
        {"value":[{"LogicalName":"statecode","OptionSet":{"Options":[
          {"Value":0,"Label":{"UserLocalizedLabel":{"Label":"Active"}}},{"Value":1,"Label":{"UserLocalizedLabel":{"Label":"Inactive"}}}]}}]}
        """,
        """{"value":[]}""",
        """{"LogicalName":"contact","ChangeTrackingEnabled":true}""",
    ];

    /// <summary>The same of a table whose changes are not tracked.</summary>
    public static IReadOnlyList<string> Untracked => [.. Parts[..^1], """{"LogicalName":"contact","ChangeTrackingEnabled":false}"""];

    private static string Attribute(
        string name, string type, string? typeName = null, string attributeOf = "null", string create = "true", string update = "true") => $$"""
        {"@odata.type":"#Microsoft.Dynamics.CRM.AttributeMetadata","LogicalName":"{{name}}","AttributeType":"{{type}}",
         "AttributeTypeName":{"Value":"{{typeName ?? type + "Type"}}"},"AttributeOf":{{attributeOf}},
         "IsValidForRead":true,"IsValidForCreate":{{create}},"IsValidForUpdate":{{update}}}
        """;
}
