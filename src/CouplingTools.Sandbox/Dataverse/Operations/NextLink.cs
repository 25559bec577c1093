namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>Addresses that continue a query.</summary>
internal static class NextLink
{
    /// <summary>The request's address with another $skiptoken.</summary>
    public static string Of(DataverseCall call, string token) => With(call, "$skiptoken", token);

    /// <summary>The request's address without paging and tracking, with the given option at its end.</summary>
    public static string With(DataverseCall call, string name, string value)
    {
        var options = call.Request.Query.Items
            .Where(item => item.Key is not ("$skiptoken" or "$deltatoken"))
            .Append(new KeyValuePair<string, string>(name, value))
            .Select(item => $"{item.Key}={Uri.EscapeDataString(item.Value)}");
        return $"{call.Request.Url.GetLeftPart(UriPartial.Path)}?{string.Join('&', options)}";
    }
}
