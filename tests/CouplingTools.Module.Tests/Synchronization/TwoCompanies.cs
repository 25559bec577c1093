using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Two companies, in two environments of Business Central, that share one organization of Sales with Business Central's solution in it.</summary>
internal sealed class TwoCompanies : IDisposable
{
    private readonly ServedSandbox _first = ServedSandbox.Create("--company", "Fabrikam", "--native-integration");
    private readonly ServedSandbox _second = ServedSandbox.Create("--company", "Northwind", "--create", "10,0,50,2");

    public TwoCompanies()
    {
        Session.Run("$global:connections = @{}");
        Connect("first", _first);
        Connect("second", _second);
    }

    public ModuleSession Session { get; } = ModuleSession.Open();

    /// <summary>Makes the second company known to Sales, as its own integration would.</summary>
    public void Register()
    {
        var id = (Guid)Session.Run("$connections.second.CompanyId")[0].BaseObject;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _first.Root + "/api/data/v9.2/bcbi_companies")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { bcbi_name = "Northwind", bcbi_externalid = id.ToString() }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _first.Token(_first.Root));
        using var response = client.Send(request);
        Assert.True(response.IsSuccessStatusCode);
    }

    /// <summary>What a script returns in one company; what it names <c>$c</c> is the connection.</summary>
    public ModuleResult In(string company, string script, params object?[] arguments) => Session.Invoke(
        $"$c = $connections.{company}; $PSDefaultParameterValues['*-*:Connection'] = $c; try {{ {script} }} finally {{ $PSDefaultParameterValues.Clear() }}", arguments);

    public T One<T>(string company, string script, params object?[] arguments)
    {
        var result = In(company, script, arguments);
        Assert.Empty(result.AllErrors);
        return (T)Assert.Single(result.Output).BaseObject;
    }

    public void Dispose()
    {
        Session.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    private void Connect(string name, ServedSandbox businessCentral)
    {
        var ask = new Func<string, string>(resource => resource == _first.Root ? _first.Token(resource) : businessCentral.Token(resource));
        Session.Run(
            "$name, $left, $right, $ask = $args; $connections[$name] = Connect-CouplingEnvironment -BusinessCentralUrl $left -DataverseUrl $right -StorePath \"$name.db\" -AccessToken { param($resource) $ask.Invoke($resource) }.GetNewClosure()",
            name, businessCentral.BusinessCentralUrl, _first.Root, ask);
    }
}
