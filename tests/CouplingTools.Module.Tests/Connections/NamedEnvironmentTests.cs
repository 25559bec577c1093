using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

public sealed class NamedEnvironmentTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Open();

    [Fact]
    public void A_sandbox_is_connected_to_by_name_with_mappings_and_store_beside_the_configuration()
    {
        Configure("""{ "environments": { "rehearsal": { "sandbox": "a.sandbox", "storePath": "kept.db" } } }""");
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1");
        Directory.CreateDirectory(Path.Combine(_session.Folder, "mappings"));
        var mapping = File.ReadAllText(Path.Combine(Layout.ModuleFolder, "mappings", "Customer.json")).Replace("\"name\": \"Customer\"", "\"name\": \"Mine\"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_session.Folder, "mappings", "Mine.json"), mapping);

        var connection = (CouplingConnection)Assert.Single(_session.Run("Connect-CouplingEnvironment Rehearsal -ConfigurationPath couplingtools.json")).BaseObject;

        Assert.True(connection.IsSandbox);
        Assert.Equal(Path.Combine(_session.Folder, "kept.db"), connection.StorePath);
        Assert.Single(_session.Run("Get-RecordMapping Mine"));
    }

    [Fact]
    public void Services_are_connected_to_by_name_and_single_parameters_override_the_configuration()
    {
        using var services = new LoopbackServices { Accepted = ["Bearer from-file"] };
        var token = Path.Combine(_session.Folder, "token.txt");
        File.WriteAllText(token, "from-file");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(token, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Configure($$"""
            {
              "environments": {
                "test": {
                  "businessCentral": { "url": "{{services.BusinessCentralUrl}}", "company": "Other" },
                  "sales": { "url": "{{services.Root}}" },
                  "signIn": { "method": "accessToken", "accessToken": { "file": "token.txt" } },
                  "storePath": "test.db"
                }
              }
            }
            """);

        var connection = (CouplingConnection)Assert.Single(_session.Run("Connect-CouplingEnvironment test -ConfigurationPath couplingtools.json")).BaseObject;
        var other = (CouplingConnection)Assert.Single(_session.Run(
            "Connect-CouplingEnvironment test -ConfigurationPath couplingtools.json -Company cronus -StorePath x.db")).BaseObject;

        Assert.Equal(("test", "Other"), (connection.Name, connection.Company));
        Assert.Equal(("CRONUS USA, Inc.", Path.Combine(_session.Folder, "x.db")), (other.Company, other.StorePath));
    }

    [Fact]
    public void The_environment_variable_names_the_configuration()
    {
        Configure("""{ "environments": { "a": { "sandbox": "missing.sandbox" } } }""");
        Environment.SetEnvironmentVariable("COUPLINGTOOLS_CONFIG", Path.Combine(_session.Folder, "couplingtools.json"));
        try
        {
            Assert.Equal(["SandboxNotFound"], _session.Invoke("Connect-CouplingEnvironment a").ErrorIds);
            Assert.Equal(["EnvironmentNotFound"], _session.Invoke("Connect-CouplingEnvironment nowhere").ErrorIds);
        }
        finally
        {
            Environment.SetEnvironmentVariable("COUPLINGTOOLS_CONFIG", null);
        }
    }

    [Theory]
    [InlineData("""{ "environments": { "a": { "sandbx": "x" } } }""", "ConfigurationInvalid")]
    [InlineData("nonsense", "ConfigurationInvalid")]
    [InlineData(null, "ConfigurationNotFound")]
    public void A_configuration_that_cannot_be_used_is_one_error(string? json, string error)
    {
        if (json is not null)
            Configure(json);

        Assert.Equal([error], _session.Invoke("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json").ErrorIds);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_byte_order_mark_comments_and_trailing_commas_do_no_harm(string encoding)
    {
        const string Json = """
            {
              // What editors leave behind.
              "environments": { /* one */ "a": { "sandbox": "missing.sandbox", }, },
            }
            """;
        File.WriteAllText(Path.Combine(_session.Folder, "couplingtools.json"), Json, System.Text.Encoding.GetEncoding(encoding));

        Assert.Equal(["SandboxNotFound"], _session.Invoke("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json").ErrorIds);
    }

    [Theory]
    [InlineData("", "$: The file is empty.")]
    [InlineData(" \n", "$: The file is empty.")]
    [InlineData("""{ "environments": { "a": { "businessCentral": { "url": "https://erp.contoso.com/BC" }, "sales": { "url": "https://contoso.crm.dynamics.com" }, "signIn": { "method": "deviceCode", "clientId": "c", "authority": "http://localhost:5" } } } }""", "$.environments.a.signIn.authority: A whole address is needed here that begins with https.")]
    public void What_is_wrong_is_said_with_its_place(string json, string expected)
    {
        Configure(json);

        var result = _session.Invoke("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json");

        Assert.Equal(["ConfigurationInvalid"], result.ErrorIds);
        Assert.Contains(expected, result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_says_why()
    {
        Configure("{}");
        using var locked = new FileStream(Path.Combine(_session.Folder, "couplingtools.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(["ConfigurationUnreadable"], _session.Invoke("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json").ErrorIds);
    }

    [Fact]
    public void A_blank_environment_variable_names_no_configuration()
    {
        Environment.SetEnvironmentVariable("COUPLINGTOOLS_CONFIG", " ");
        try
        {
            Assert.NotEqual(["UnexpectedError"], _session.Invoke("Connect-CouplingEnvironment nowhere").ErrorIds);
        }
        finally
        {
            Environment.SetEnvironmentVariable("COUPLINGTOOLS_CONFIG", null);
        }
    }

    [Fact]
    public void A_custom_API_is_asked_under_its_own_route_and_every_request_carries_the_tenant_of_the_address()
    {
        using var services = new LoopbackServices();
        Directory.CreateDirectory(Path.Combine(_session.Folder, "mappings"));
        var mapping = File.ReadAllText(Path.Combine(Layout.ModuleFolder, "mappings", "Customer.json"))
            .Replace("\"name\": \"Customer\"", "\"name\": \"Dealer\"", StringComparison.Ordinal)
            .Replace("\"entitySet\": \"customers\"", "\"route\": \"contoso/sales/v1.0\", \"entitySet\": \"dealers\"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_session.Folder, "mappings", "Dealer.json"), mapping);
        Configure($$"""
            {
              "environments": {
                "a": {
                  "businessCentral": { "url": "{{services.Root}}/BC?tenant=default", "company": "Other" },
                  "sales": { "url": "{{services.Root}}/crm" },
                  "signIn": { "method": "accessToken", "accessToken": { "environmentVariable": "PATH" } },
                  "storePath": "a.db"
                }
              }
            }
            """.Replace("PATH", "COUPLING_TEST_TOKEN", StringComparison.Ordinal));
        Environment.SetEnvironmentVariable("COUPLING_TEST_TOKEN", "t");

        var checks = _session.Run("Test-CouplingConnection a -ConfigurationPath couplingtools.json").Select(check => (ConnectionCheck)check.BaseObject).ToList();

        var asked = services.Requests.Zip(services.Queries, (request, query) => (request.Path, Query: query)).Where(request => request.Path.StartsWith("/BC/", StringComparison.Ordinal)).ToList();
        Assert.Contains(asked, request => request.Path == "/BC/api/contoso/sales/v1.0/$metadata");
        Assert.All(asked, request => Assert.Contains("tenant=default", request.Query, StringComparison.Ordinal));
        Assert.Contains(checks, check => check is { Check: "Read", Mapping: "Dealer", Service: Side.BusinessCentral, Result: CheckResult.Failed, Remedy: not null });
    }

    [Fact]
    public void Names_complete_from_the_configuration()
    {
        Configure("""{ "environments": { "production": { "sandbox": "x", "description": "The real one" }, "pre view": { "sandbox": "x" }, "test": { "sandbox": "x" } } }""");

        var offers = Complete("Connect-CouplingEnvironment -ConfigurationPath couplingtools.json -Name p");

        Assert.Equal(["'pre view'", "production"], offers);
        Assert.Empty(Complete("Connect-CouplingEnvironment -ConfigurationPath missing.json -Name p"));
    }

    public void Dispose() => _session.Dispose();

    private void Configure(string json) => File.WriteAllText(Path.Combine(_session.Folder, "couplingtools.json"), json);

    private IEnumerable<string> Complete(string line) => _session.Run(
        "[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches | Where-Object ResultType -EQ ParameterValue | ForEach-Object CompletionText",
        line).Select(text => (string)text.BaseObject);
}
