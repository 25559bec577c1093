namespace CouplingTools.Sandbox.Tests.Statements;

/// <summary>What is documented of the Dataverse Web API; an account with a contact is there.</summary>
internal static class DataverseStatements
{
    private const string Name = """{"name":"B"}""";

    public static IEnumerable<Statement> All => [.. Headers, .. Rows, .. Conditions, .. Values, .. Queries, .. Rest];

    private static IEnumerable<Statement> Headers =>
    [
        new("Dataverse 1.2: answers carry OData-Version 4.0", "GET accounts", 200, "OData-Version: 4.0", "application/json; odata.metadata=minimal"),
        new("Dataverse 1.2: several preferences stand in one header", "POST accounts", 201, "Preference-Applied: return=representation", "@OData.Community.Display.V1.FormattedValue") { Body = Name, Headers = ["Prefer: return=representation,odata.include-annotations=\"*\""] },
        new("Dataverse 1.2: without the preference there are no annotations", "GET accounts({id})", 200, "!FormattedValue"),
        new("Dataverse 1.2: the page size that was granted is told", "GET contacts", 200, "odata.maxpagesize=1") { Headers = ["Prefer: odata.maxpagesize=1"] },
        new("Dataverse 1.2: $metadata as JSON answers 415 0x80060888", "GET $metadata", 415, "0x80060888") { Headers = ["Accept: application/json"] },
        new("Dataverse 1.2: answers carry x-ms-service-request-id and REQ_ID", "GET accounts", 200, "x-ms-service-request-id: ", "REQ_ID: "),
        new("Dataverse 1.1: WhoAmI names user, business unit and organization", "GET WhoAmI", 200, "Microsoft.Dynamics.CRM.WhoAmIResponse", "BusinessUnitId", "UserId", "OrganizationId"),
        new("Dataverse 1.3: PATCH on a collection answers 405", "PATCH accounts", 405) { Body = Name },
        new("Dataverse 1.3: DELETE on a collection answers 405", "DELETE accounts", 405),
        new("Dataverse 1.3: a body that is not JSON answers 415", "POST accounts", 415) { Body = "name=B", Headers = ["Content-Type: application/x-www-form-urlencoded"] },
    ];

    private static IEnumerable<Statement> Rows =>
    [
        new("Dataverse 1.4: a create answers 204 with OData-EntityId", "POST accounts", 204, "OData-EntityId: https://", "/accounts(") { Body = Name },
        new("Dataverse 1.4: with representation it answers 201 with the row and no OData-EntityId", "POST accounts", 201, "@odata.etag", "/$entity", "Preference-Applied: return=representation", "!OData-EntityId") { Body = Name, Headers = ["Prefer: return=representation"] },
        new("Dataverse 1.4: $select is honoured when a row is created", "POST accounts?$select=name", 201, "\"name\":\"B\"", "!telephone1") { Body = Name, Headers = ["Prefer: return=representation"] },
        new("Dataverse 1.4: the client may choose the primary key", "POST accounts", 204, "accounts({missing})") { Body = """{"accountid":"{missing}","name":"B"}""" },
        new("Dataverse 1.4: a second create with the same key answers 412 0x80040237", "POST accounts", 412, "0x80040237") { Body = """{"accountid":"{id}","name":"B"}""" },
        new("Dataverse 1.4: an unknown property answers 400 and names it", "POST accounts", 400, "The property 'colour' does not exist on type 'Microsoft.Dynamics.CRM.account'") { Body = """{"colour":"red"}""" },
        new("Dataverse 1.4: a row is read with its version", "GET accounts({id})?$select=name", 200, "\"@odata.etag\":\"W/\\\"", "\"name\":\"Adatum\"", "$metadata#accounts(name)/$entity"),
        new("Dataverse 1.4: the primary key comes although it was not selected", "GET accounts({id})?$select=name", 200, "\"accountid\":\"{id}\""),
        new("Dataverse 1.4: selected columns that are empty are null", "GET accounts({id})?$select=description", 200, "\"description\":null"),
        new("Dataverse 1.4: one property is read with its context", "GET accounts({id})/name", 200, "#accounts({id})/name", "\"value\":\"Adatum\""),
        new("Dataverse 1.4: a property that is null answers 204", "GET accounts({id})/description", 204),
        new("Dataverse 1.4: $value gives the raw text", "GET accounts({id})/name/$value", 200, "\n\nAdatum", "text/plain"),
        new("Dataverse 1.4: $count is text with a byte order mark", "GET accounts/$count", 200, "\uFEFF1", "text/plain"),
        new("Dataverse 1.4: $ref of a single navigation property is its address", "GET accounts({id})/primarycontactid/$ref", 200, "contacts({contact})", "@odata.id"),
        new("Dataverse 1.4: a missing row answers 404 0x80040217", "GET accounts({missing})", 404, "0x80040217", "account With Id = {missing} Does Not Exist"),
        new("Dataverse 1.4: an update answers 204 with OData-EntityId", "PATCH accounts({id})", 204, "OData-EntityId: https://", "accounts({id})") { Body = Name },
        new("Dataverse 1.4: an update with representation answers 200 with the row", "PATCH accounts({id})", 200, "\"name\":\"B\"", "\"telephone1\":\"1\"") { Body = Name, Headers = ["Prefer: return=representation"] },
        new("Dataverse 1.4: PUT sets one property", "PUT accounts({id})/name", 204) { Body = """{"value":"B"}""" },
        new("Dataverse 1.4: what PUT set is there", "GET accounts({id})/name", 200, "\"value\":\"B\"") { Before = [("PUT accounts({id})/name", """{"value":"B"}""")] },
        new("Dataverse 1.4: DELETE of a property answers 204", "DELETE accounts({id})/telephone1", 204),
        new("Dataverse 1.4: DELETE of a property nulls the column", "GET accounts({id})?$select=telephone1", 200, "\"telephone1\":null") { Before = [("DELETE accounts({id})/telephone1", null)] },
        new("Dataverse 1.4: an explicit null clears a column", "GET accounts({id})?$select=telephone1,name", 200, "\"telephone1\":null", "\"name\":\"Adatum\"") { Before = [("PATCH accounts({id})", """{"telephone1":null}""")] },
        new("Dataverse 1.4: an empty text becomes null", "GET accounts({id})?$select=telephone1", 200, "\"telephone1\":null") { Before = [("PATCH accounts({id})", """{"telephone1":""}""")] },
        new("Dataverse 1.4: a deletion answers 204", "DELETE contacts({contact})", 204),
        new("Dataverse 1.4: deleting what is missing answers 404 0x80040217", "DELETE accounts({missing})", 404, "0x80040217"),
        new("Dataverse 1.4: what the application requires is not enforced", "POST accounts", 204) { Body = """{"telephone1":"1"}""" },
    ];

    private static IEnumerable<Statement> Conditions =>
    [
        new("Dataverse 1.5: PATCH without a header updates what exists", "PATCH accounts({id})", 204) { Body = Name },
        new("Dataverse 1.5: PATCH without a header creates what is missing", "PATCH accounts({missing})", 204, "accounts({missing})") { Body = Name },
        new("Dataverse 1.5: PATCH with If-Match: * on a missing row answers 404 0x80040217", "PATCH accounts({missing})", 404, "0x80040217", "account With Id = {missing} Does Not Exist") { Body = Name, Headers = ["If-Match: *"] },
        new("Dataverse 1.5: PATCH with If-None-Match: * on an existing row answers 412 0x80040237", "PATCH accounts({id})", 412, "0x80040237", "A record with matching key values already exists.") { Body = Name, Headers = ["If-None-Match: *"] },
        new("Dataverse 1.5: PATCH with If-None-Match: * creates what is missing", "PATCH accounts({missing})", 204) { Body = Name, Headers = ["If-None-Match: *"] },
        new("Dataverse 1.5: PATCH with the current version updates", "PATCH accounts({id})", 204) { Body = Name, Headers = ["If-Match: {etag}"] },
        new("Dataverse 1.5: PATCH with a stale version answers 412 0x80060882", "PATCH accounts({id})", 412, "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.") { Body = Name, Headers = ["If-Match: W/\"1\""] },
        new("Dataverse 1.5: DELETE with a stale version answers 412 0x80060882", "DELETE accounts({id})", 412, "0x80060882") { Headers = ["If-Match: W/\"1\""] },
        new("Dataverse 1.5: DELETE with the current version deletes", "DELETE accounts({id})", 204) { Headers = ["If-Match: {etag}"] },
        new("Dataverse 1.5: an unchanged row answers 304 without a body", "GET accounts({id})?$select=name", 304, "!Adatum") { Headers = ["If-None-Match: {etag}"] },
        new("Dataverse 1.5: a changed row answers 200 to an old version", "GET accounts({id})?$select=name", 200, "Adatum") { Headers = ["If-None-Match: W/\"1\""] },
        new("Dataverse 1.5: representation tells that an upsert created: 201", "PATCH accounts({missing})", 201) { Body = Name, Headers = ["Prefer: return=representation"] },
        new("Dataverse 1.6: a key that is not defined answers 400 0x80060888", "GET accounts(accountnumber='A1')", 400, "0x80060888", "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'."),
        new("Dataverse 1.6: the primary key has a long form", "GET accounts(accountid={id})?$select=name", 200, "Adatum"),
    ];

    private static IEnumerable<Statement> Values =>
    [
        new("Dataverse 1.7: a lookup is read as _x_value", "GET contacts({contact})?$select=_parentcustomerid_value", 200, "\"_parentcustomerid_value\":\"{id}\""),
        new("Dataverse 1.7: annotations tell the table and the navigation property of a lookup", "GET contacts({contact})?$select=_parentcustomerid_value", 200, "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"account\"", "associatednavigationproperty\":\"parentcustomerid_account\"", "FormattedValue\":\"Adatum\"") { Headers = ["Prefer: odata.include-annotations=\"*\""] },
        new("Dataverse 1.7: a binding under a name of the wrong case answers 400 0x80048d19", "PATCH accounts({id})", 400, "0x80048d19", "An undeclared property 'PrimaryContactId' which only has property annotations in the payload") { Body = """{"PrimaryContactId@odata.bind":"/contacts({contact})"}""" },
        new("Dataverse 1.7: _x_value cannot be written", "PATCH accounts({id})", 400) { Body = """{"_primarycontactid_value":"{contact}"}""" },
        new("Dataverse 1.7: a lookup is cleared by a null in its binding", "GET accounts({id})?$select=_primarycontactid_value", 200, "\"_primarycontactid_value\":null") { Before = [("PATCH accounts({id})", """{"primarycontactid@odata.bind":null}""")] },
        new("Dataverse 1.7: a lookup is cleared by a null of its navigation property", "GET accounts({id})?$select=_primarycontactid_value", 200, "\"_primarycontactid_value\":null") { Before = [("PATCH accounts({id})", """{"primarycontactid":null}""")] },
        new("Dataverse 1.7: a lookup is cleared by DELETE of its $ref", "DELETE accounts({id})/primarycontactid/$ref", 204),
        new("Dataverse 1.7: a missing target is refused with 0x80040217", "PATCH accounts({id})", 404, "0x80040217", "Does Not Exist") { Body = """{"primarycontactid@odata.bind":"/contacts({missing})"}""" },
        new("Dataverse 1.7: an address without a leading slash binds too", "PATCH accounts({id})", 204) { Body = """{"primarycontactid@odata.bind":"contacts({contact})"}""" },
        new("Dataverse 1.7: an amount brings currency, rate and base amount", "GET accounts({id})?$select=revenue,revenue_base,exchangerate,_transactioncurrencyid_value", 200, "\"revenue\":1000", "\"revenue_base\":1000", "\"exchangerate\":1", "!\"_transactioncurrencyid_value\":null"),
        new("Dataverse 1.7: a day takes no time of day", "PATCH contacts({contact})", 400, "Edm.Date") { Body = """{"birthdate":"1980-02-29T00:00:00Z"}""" },
        new("Dataverse 1.7: a day comes back as it was given", "GET contacts({contact})?$select=birthdate", 200, "\"birthdate\":\"1980-02-29\"") { Before = [("PATCH contacts({contact})", """{"birthdate":"1980-02-29"}""")] },
        new("Dataverse 1.7: times are UTC without a fraction", "GET accounts({id})?$select=modifiedon", 200, "\"modifiedon\":\"2025-06-02T10:00:00Z\""),
        new("Dataverse 1.8: a new row is active", "GET accounts({id})?$select=statecode,statuscode", 200, "\"statecode\":0", "\"statuscode\":1"),
        new("Dataverse 1.8: a new row belongs to the caller", "GET accounts({id})?$select=_ownerid_value", 200, "!\"_ownerid_value\":null"),
        new("Dataverse 1.8: the full name is composed by the service", "GET contacts({contact})?$select=fullname", 200, "\"fullname\":\"Ann Li\""),
        new("Dataverse 1.13: a text too long answers 400 0x80044331", "PATCH contacts({contact})", 400, "0x80044331", "A validation error occurred.  The length of the 'jobtitle' attribute of the 'contact' entity exceeded the maximum allowed length of '100'.") { Body = $$"""{"jobtitle":"{{new string('x', 101)}}"}""" },
        new("Dataverse 1.13: a choice out of range answers 400 0x8004431A", "PATCH contacts({contact})", 400, "0x8004431A") { Body = """{"gendercode":99}""" },
        new("Dataverse 1.13: text for a number answers 400 0x80048d19", "PATCH accounts({id})", 400, "0x80048d19") { Body = """{"numberofemployees":"many"}""" },
        new("Dataverse 1.13: a number out of range answers 400 0x8004432F", "PATCH accounts({id})", 400, "0x8004432F") { Body = """{"numberofemployees":-1}""" },
    ];

    private static IEnumerable<Statement> Queries =>
    [
        new("Dataverse 1.9: $skip is not supported", "GET accounts?$skip=1", 400, "0x80060888", "$skip"),
        new("Dataverse 1.9: $search is not supported", "GET accounts?$search=a", 400, "$search"),
        new("Dataverse 1.9: $format is not supported", "GET accounts?$format=json", 400, "$format"),
        new("Dataverse 1.9: there is no in", "GET accounts?$filter=name in ('Adatum')", 501, "0x80060888"),
        new("Dataverse 1.9: In compares with several values", "GET accounts?$select=name&$filter=Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=[\"{id}\"])", 200, "Adatum"),
        new("Dataverse 1.9: texts are compared without regard to case", "GET accounts?$select=name&$filter=name eq 'ADATUM'", 200, "Adatum"),
        new("Dataverse 1.9: contains, startswith and endswith", "GET accounts?$select=name&$filter=contains(name,'dat') and startswith(name,'Ad') and endswith(name,'um')", 200, "Adatum"),
        new("Dataverse 1.9: null can be compared", "GET accounts?$select=name&$filter=description eq null", 200, "Adatum"),
        new("Dataverse 1.9: lookups are compared as _x_value", "GET contacts?$select=lastname&$filter=_parentcustomerid_value eq {id}", 200, "Li"),
        new("Dataverse 1.9: lookups are compared by the key of their target", "GET accounts?$select=name&$filter=primarycontactid/contactid eq {contact}", 200, "Adatum"),
        new("Dataverse 1.9: $count=true adds @odata.count", "GET accounts?$select=name&$count=true", 200, "\"@odata.count\":1"),
        new("Dataverse 1.9: $top ends the list without a link", "GET accounts?$top=1", 200, "!nextLink"),
        new("Dataverse 1.9: a page that is not the last has a nextLink with a skiptoken", "GET accounts?$select=name", 200, "@odata.nextLink", "$skiptoken=") { Headers = ["Prefer: odata.maxpagesize=1"], Before = [("POST accounts", Name)] },
        new("Dataverse 1.9: $expand takes its own selection", "GET accounts({id})?$select=name&$expand=primarycontactid($select=lastname)", 200, "\"primarycontactid\":{", "\"lastname\":\"Li\"", "!firstname"),
        new("Dataverse 1.9: a quote without its end answers 400", "GET accounts?$filter=name eq 'A", 400, "0x80060888", "There is an unterminated literal at position"),
        new("Dataverse 1.9: an unknown column is named", "GET accounts?$select=colour", 400, "Could not find a property named 'colour' on type 'Microsoft.Dynamics.CRM.account'."),
        new("Dataverse 1.9: an unknown set answers 404", "GET accountz", 404, "0x80060888", "Resource not found for the segment 'accountz'."),
        new("Dataverse 1.9: RetrieveTotalRecordCount counts tables", "GET RetrieveTotalRecordCount(EntityNames=['account'])", 200, "EntityRecordCountCollection"),
        new("Dataverse 1.14: tracking is confirmed and ends with a deltaLink", "GET accounts?$select=name", 200, "Preference-Applied: odata.track-changes", "@odata.deltaLink", "$deltatoken=") { Headers = ["Prefer: odata.track-changes"] },
        new("Dataverse 1.14: tracking takes no $filter", "GET accounts?$filter=name eq 'A'", 400, "parameter isn't supported when Change Tracking is enabled.") { Headers = ["Prefer: odata.track-changes"] },
    ];

    private static IEnumerable<Statement> Rest =>
    [
        new("Dataverse 1.11: CreateMultiple answers with the ids", "POST accounts/Microsoft.Dynamics.CRM.CreateMultiple", 200, "CreateMultipleResponse", "\"Ids\":[") { Body = """{"Targets":[{"name":"B","@odata.type":"Microsoft.Dynamics.CRM.account"}]}""" },
        new("Dataverse 1.11: UpdateMultiple answers 204", "POST accounts/Microsoft.Dynamics.CRM.UpdateMultiple", 204) { Body = """{"Targets":[{"accountid":"{id}","name":"B","@odata.type":"Microsoft.Dynamics.CRM.account"}]}""" },
        new("Dataverse 1.11: every target needs its type", "POST accounts/Microsoft.Dynamics.CRM.CreateMultiple", 400) { Body = """{"Targets":[{"name":"B"}]}""" },
        new("Dataverse 1.11: DeleteMultiple is not implemented for standard tables", "POST accounts/Microsoft.Dynamics.CRM.DeleteMultiple", 501, "DeleteMultiple has not yet been implemented.") { Body = """{"Targets":[]}""" },
        new("Dataverse 1.15: a table tells its set, its keys and that changes are tracked", "GET EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode,ChangeTrackingEnabled,IsOptimisticConcurrencyEnabled", 200, "\"EntitySetName\":\"accounts\"", "\"PrimaryIdAttribute\":\"accountid\"", "\"ObjectTypeCode\":1", "\"ChangeTrackingEnabled\":true", "\"IsOptimisticConcurrencyEnabled\":true"),
        new("Dataverse 1.15: attributes of a type show their lengths", "GET EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength", 200, "\"LogicalName\":\"name\"", "\"MaxLength\":160"),
        new("Dataverse 1.15: relationships name the navigation properties", "GET EntityDefinitions(LogicalName='contact')/ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName", 200, "parentcustomerid_account", "parentcustomerid_contact"),
        new("Dataverse 1.15: a table that does not exist answers 404", "GET EntityDefinitions(LogicalName='accountz')", 404),
        new("Dataverse 1.15: $metadata is CSDL of Microsoft.Dynamics.CRM", "GET $metadata", 200, "Namespace=\"Microsoft.Dynamics.CRM\"") { Headers = ["Accept: application/xml"] },
    ];
}
