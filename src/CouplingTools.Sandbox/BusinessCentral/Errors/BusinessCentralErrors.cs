namespace CouplingTools.Sandbox.BusinessCentral.Errors;

/// <summary>The refusals, with the codes and words of the service ("Dynamics 365 Business Central error codes").</summary>
internal static class BusinessCentralErrors
{
    public static BusinessCentralException BadRequest(string message) => new(400, "BadRequest", message);

    public static BusinessCentralException Dialog(string message) => new(400, "Application_DialogException", message);

    public static BusinessCentralException RelationNotSpecified() => Dialog("id type not specified.");

    public static BusinessCentralException InvalidGuid() => new(
        400,
        "Application_InvalidGUID",
        "Invalid format of GUID string. The correct format of the GUID string is: CDEF7890-ABCD-0123-1234-567890ABCDEF where 0-9, A-F symbolizes hexadecimal digits.");

    public static BusinessCentralException NotEvaluated(string value) =>
        new(400, "Application_EvaluateException", $"The value \"{value}\" cannot be evaluated into type Option.");

    public static BusinessCentralException FieldValidation(string message) => new(400, "Application_FieldValidationException", message);

    public static BusinessCentralException NotImplemented(string message) => new(501, "BadRequest_MethodNotImplemented", message);

    public static BusinessCentralException NotImitated(string what) => NotImplemented($"The sandbox does not imitate {what}.");

    public static BusinessCentralException OrOnDistinctFields() =>
        NotImplemented("The 'OR' operator is not supported on distinct fields on an OData filter.");

    public static BusinessCentralException InvalidToken() => new(
        400,
        "BadRequest_InvalidToken",
        "Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.");

    public static BusinessCentralException EntityChanged(int status) => new(status, "Request_EntityChanged", "Another user has already changed the record.");

    public static BusinessCentralException SegmentNotFound(string segment) =>
        new(404, "BadRequest_ResourceNotFound", $"Resource not found for the segment '{segment}'.");

    public static BusinessCentralException UriNotFound(Uri url) =>
        new(404, "BadRequest_NotFound", $"No HTTP resource was found that matches the request URI '{url}'.");

    public static BusinessCentralException RecordNotFound(string code, string caption, Guid id) =>
        new(404, code, $"The {caption} does not exist. Identification fields and values: SystemId='{id:B}'");

    public static BusinessCentralException CompanyNotFound(string company) =>
        new(404, "Internal_CompanyNotFound", $"Cannot find company: '{company}'.");

    public static BusinessCentralException MethodNotAllowed(string method, string set) => new(
        405,
        "BadRequest_MethodNotAllowed",
        $"'{method}' requests for '{set}' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV OData web services.");

    public static BusinessCentralException ReadOnly(string property) =>
        new(400, "BadRequest_InvalidOperation", $"Control '{property}' is read-only.");

    public static BusinessCentralException UnknownProperty(string property, string entity) => BadRequest(
        $"The property '{property}' does not exist on type 'Microsoft.NAV.{entity}'. Make sure to only use property names that are defined by the type.");

    public static BusinessCentralException TooLong(int length, int most, string value) => new(
        400,
        "Application_StringExceededLength",
        $"The length of the string is {length}, but it must be less than or equal to {most} characters. Value: {value}");

    public static BusinessCentralException NoOption(string value, IEnumerable<string> options) =>
        new(400, "Unknown", $"'{value}' is not an option. The existing options are: {string.Join(',', options)}");

    public static BusinessCentralException Relation(string field, string table, string value, string related) => new(
        400,
        "Internal_InvalidTableRelation",
        $"The field {field} of table {table} contains a value ({value}) that cannot be found in the related table ({related}).");

    public static BusinessCentralException Exists(int status, string field, string value) => new(
        status, "Internal_EntityWithSameKeyExists", $"The record already exists. Identification fields and values: {field}='{value}'");

    public static BusinessCentralException MustHaveValue(string field, string table, string keyField, string key) =>
        FieldValidation($"{field} must have a value in {table}: {keyField}={key}. It cannot be zero or empty.");
}
