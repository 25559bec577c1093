namespace CouplingTools.Sandbox.Server.Tokens;

/// <summary>Why no token is given out, as the identity provider says it.</summary>
internal sealed record TokenProblem(int Status, string Name, int Code, string Text)
{
    public static TokenProblem Missing(string field) => new(
        400, "invalid_request", 900144, $"The request body must contain the following parameter: '{field}'.");

    public static TokenProblem Grant(string grant) => new(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.");

    public static TokenProblem Client(string client) => new(
        400,
        "unauthorized_client",
        700016,
        $"Application with identifier '{client}' was not found in the directory 'Sandbox'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");

    public static TokenProblem Secret(string client) => new(
        401,
        "invalid_client",
        7000215,
        $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.");

    public static TokenProblem Resource(string scope) => new(
        400, "invalid_scope", 70011, $"The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.");
}
