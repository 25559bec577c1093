using System.Text.Json;
using System.Text.Json.Nodes;
using CouplingTools.Engine.Environments.Configuration;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Environments;

public sealed class ConfigurationTests : IDisposable
{
    private const string Services = """
        "businessCentral": { "url": "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production", "company": "CRONUS" },
        "sales": { "url": "https://contoso.crm4.dynamics.com" }
        """;

    private const string SignedIn = Services + """
        , "signIn": { "method": "clientSecret", "clientId": "c", "clientSecret": { "environmentVariable": "COUPLING_TEST_SECRET" } }
        """;

    private static readonly JsonNode s_schema = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "configuration", "couplingtools.schema.json")))!;

    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void A_named_environment_is_found_without_regard_to_case()
    {
        var environment = Load(One(SignedIn + """, "storePath": "stores/prod.db", "description": "Live" """)).Find("PROD");

        var options = Resolve(environment);

        Assert.Equal(("prod", "CRONUS", "Live"), (options.Name, options.Company, environment.Description));
        Assert.Equal(Path.Combine(_folder.Path, "stores", "prod.db"), environment.ReadStore()!.Name);
        Assert.Equal("https://contoso.crm4.dynamics.com/", options.DataverseUrl.ToString());
        Assert.Same(options.BusinessCentralSignIn, options.SalesSignIn);
    }

    [Fact]
    public void A_service_may_have_a_sign_in_of_its_own()
    {
        var options = Resolve(Load(One("""
            "businessCentral": { "url": "https://erp.contoso.com:7048/BC", "signIn": { "method": "basic", "userName": "ADMIN", "key": { "environmentVariable": "PATH" } } },
            "sales": { "url": "https://contoso.crm4.dynamics.com" },
            "signIn": { "method": "managedIdentity" }
            """)).Find("prod"));

        Assert.Equal(("Basic", "ManagedIdentity"), (options.BusinessCentralSignIn!.ToString(), options.SalesSignIn!.ToString()));
    }

    [Fact]
    public void An_environment_variable_overrides_a_single_value()
    {
        var name = "over" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable($"COUPLINGTOOLS__Environments__{name}__BusinessCentral__Company", "Other");
        Environment.SetEnvironmentVariable($"COUPLINGTOOLS__Environments__{name}__SignIn__ClientSecret", "given-by-the-runbook");
        try
        {
            var environment = Load($$"""{ "environments": { "{{name}}": { {{SignedIn}} } } }""").Find(name);

            Assert.Equal("Other", environment.Company);
            Assert.Equal("Other", Resolve(environment).Company);
        }
        finally
        {
            Environment.SetEnvironmentVariable($"COUPLINGTOOLS__Environments__{name}__BusinessCentral__Company", null);
            Environment.SetEnvironmentVariable($"COUPLINGTOOLS__Environments__{name}__SignIn__ClientSecret", null);
        }
    }

    [Fact]
    public void A_wrong_environment_variable_is_named_as_the_place_of_the_problem()
    {
        var variable = "COUPLINGTOOLS__environments__prod__sales__urll";
        Environment.SetEnvironmentVariable(variable, "x");
        try
        {
            Assert.Contains(variable + ": 'urll' is not known here. Did you mean 'url'?", Refused(One(SignedIn)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void All_problems_are_in_one_error_with_their_places()
    {
        var failure = Refused("""
            {
              "enviroments": {},
              "environments": {
                "a": { "businessCentral": { "url": "erp.contoso.com" }, "sales": { "url": 5 } },
                "b": {
                  "businessCentral": { "url": "http://erp.contoso.com", "compny": "x" },
                  "sales": "https://contoso.crm4.dynamics.com",
                  "signIn": { "method": "clientSecret", "clientId": "c", "userName": "u", "clientSecret": "hunter2" }
                },
                "c": {},
                "d d": { "sandbox": "x.sandbox", "signIn": { "method": "magic" } }
              }
            }
            """.Replace("\"url\": 5", "\"url\": \"\"", StringComparison.Ordinal));

        Assert.Equal("ConfigurationInvalid", failure.ErrorId);
        Assert.All(
            [
                "couplingtools.json", "$.enviroments: 'enviroments' is not known here. Did you mean 'environments'?",
                "$.environments.a.businessCentral.url: A whole address", "$.environments.a.sales.url: 'url' is missing", "$.environments.a.signIn: 'signIn' is missing",
                "$.environments.b.businessCentral.url: A whole address", "$.environments.b.businessCentral.compny: 'compny' is not known here. Did you mean 'company'?",
                "$.environments.b.sales: An object is needed", "$.environments.b.signIn.userName: 'userName' has no meaning with 'clientSecret'",
                "$.environments.b.signIn.clientSecret: A secret must not stand in this file",
                "$.environments.c.businessCentral: 'businessCentral' is missing", "$.environments['d d'].signIn: 'signIn' has no meaning with 'sandbox'",
                "$.environments['d d'].signIn.method: 'magic' is no way to sign in",
            ],
            expected => Assert.Contains(expected, failure.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "$: This is not JSON")]
    [InlineData("[]", "$: An object is needed")]
    [InlineData("{}", "$.environments: 'environments' is missing")]
    [InlineData("""{ "environments": { "a": { "storePath": 5 } } }""", "$.environments.a.storePath: A text is needed")]
    [InlineData("""{ "environments": { "a": { "storePath": ["x"] } } }""", "$.environments.a.storePath: A text is needed")]
    [InlineData("""{ "environments": { "a": { "storePath": { "x": "y" } } } }""", "$.environments.a.storePath.x: 'x' is not known here")]
    [InlineData("""{ "environments": { "a": { "sandbox": "x" }, "A": { "sandbox": "y" } } }""", "$.environments.A: 'A' stands here twice")]
    [InlineData("""{ "environments": { "a": "x" } }""", "$.environments.a: An object is needed")]
    public void A_file_that_is_no_configuration_says_where(string json, string expected) =>
        Assert.Contains(expected, Refused(json).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "method": "certificate", "clientId": "c", "certificate": {} }""", "certificate: 'certificate' is missing")]
    [InlineData("""{ "method": "certificate", "clientId": "c", "certificate": { "file": "a", "thumbprint": "b" } }""", "certificate: Either 'file' or 'thumbprint'")]
    [InlineData("""{ "method": "clientSecret", "clientId": "c", "clientSecret": { "file": "a", "environmentVariable": "b" } }""", "clientSecret: Either")]
    [InlineData("""{ "method": "certificate", "clientId": "c", "certificate": { "file": "a", "password": "pw" } }""", "certificate.password: A secret must not stand")]
    [InlineData("""{ "method": "basic", "userName": "u", "key": { "file": "x" } }""", "Sales accepts no user name with a key")]
    [InlineData("""{ "method": "deviceCode" }""", "clientId: 'clientId' is missing")]
    public void A_sign_in_says_what_is_wrong_with_it(string signIn, string expected) =>
        Assert.Contains(expected, Refused(One($"{Services}, \"signIn\": {signIn}")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_environment_lists_those_there_are()
    {
        var failure = Assert.Throws<CouplingException>(() => Load(One(SignedIn)).Find("production"));

        Assert.Equal("EnvironmentNotFound", failure.ErrorId);
        Assert.Contains("The environments are prod.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_says_how_to_name_another()
    {
        var failure = Assert.Throws<CouplingException>(() => CouplingConfiguration.Load(Path.Combine(_folder.Path, "nope.json")));

        Assert.Equal("ConfigurationNotFound", failure.ErrorId);
        Assert.Contains("COUPLINGTOOLS_CONFIG", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_file_is_read_when_only_its_owner_can()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix permissions.");
            return;
        }

        var file = _folder.Write("secret.txt", "the-secret\n");
        var environment = Load(One(SignedIn.Replace("\"environmentVariable\": \"COUPLING_TEST_SECRET\"", "\"file\": \"secret.txt\"", StringComparison.Ordinal))).Find("prod");

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var failure = Assert.Throws<CouplingException>(() => environment.ToOptions(["m"], NoCode));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Contains("$.environments.prod.signIn.clientSecret: Others than its owner may open", failure.Message, StringComparison.Ordinal);
        Assert.Equal("ClientSecret", environment.ToOptions(["m"], NoCode).SalesSignIn!.ToString());
    }

    [Theory]
    [InlineData("\"environmentVariable\": \"COUPLING_NOT_SET\"", "The environment variable COUPLING_NOT_SET is not set")]
    [InlineData("\"file\": \"missing.txt\"", "missing.txt' cannot be read")]
    public void A_secret_that_is_not_where_it_should_be_is_a_problem_when_it_is_needed(string reference, string expected)
    {
        var environment = Load(One(SignedIn.Replace("\"environmentVariable\": \"COUPLING_TEST_SECRET\"", reference, StringComparison.Ordinal))).Find("prod");

        Assert.Contains(expected, Assert.Throws<CouplingException>(() => environment.ToOptions(["m"], NoCode)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sandbox_stands_relative_to_the_file()
    {
        var environment = Load(One("\"sandbox\": \"demo.sandbox\"")).Find("prod");

        Assert.Equal(Path.Combine(_folder.Path, "demo.sandbox"), environment.SandboxPath);
        Assert.Equal(_folder.Path, environment.Folder);
    }

    [Fact]
    public void Nothing_that_describes_a_sign_in_shows_its_secret()
    {
        var secret = new Secret("hunter2");
        object[] all =
        [
            secret, new GivenToken(secret), new ServiceToken(secret, default), SignIn.Basic("u", secret), SignIn.AccessToken(secret),
            SignIn.ClientSecret(new() { ClientId = "c" }, secret), new SecretReference("p", null, null, secret),
        ];

        Assert.All(all, item => Assert.DoesNotContain("hunter2", item.ToString(), StringComparison.Ordinal));
        Assert.All(all, item => Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(item, item.GetType()), StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_accepts_what_the_reader_accepts()
    {
        var json = One(SignedIn);
        Load(json);

        Assert.Empty(new SchemaValidator(s_schema).Validate(JsonNode.Parse(json)));
    }

    [Fact]
    public void Neither_the_schema_nor_the_reader_accepts_a_file_without_environments()
    {
        const string Json = """{ "environments": {} }""";

        Assert.Contains("$.environments: 'environments' is missing", Refused(Json).Message, StringComparison.Ordinal);
        Assert.Equal(["$.environments: too few"], new SchemaValidator(s_schema).Validate(JsonNode.Parse(Json)));
    }

    [Fact]
    public void The_schema_lists_the_ways_to_sign_in() =>
        Assert.Equal(SignInReader.Methods, s_schema["$defs"]!["signIn"]!["properties"]!["method"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));

    [Theory]
    [InlineData("", """{ "probe": "x", "environments": {} }""")]
    [InlineData("environment", """{ "environments": { "a": { "probe": "x" } } }""")]
    [InlineData("businessCentral", """{ "environments": { "a": { "businessCentral": { "probe": "x" } } } }""")]
    [InlineData("sales", """{ "environments": { "a": { "sales": { "probe": "x" } } } }""")]
    [InlineData("signIn", """{ "environments": { "a": { "signIn": { "probe": "x" } } } }""")]
    [InlineData("certificate", """{ "environments": { "a": { "signIn": { "certificate": { "probe": "x" } } } } }""")]
    [InlineData("secret", """{ "environments": { "a": { "signIn": { "clientSecret": { "probe": "x" } } } } }""")]
    public void The_reader_knows_exactly_the_keys_of_the_schema(string place, string json)
    {
        var properties = (place.Length == 0 ? s_schema : s_schema["$defs"]![place]!)["properties"]!.AsObject().Select(property => property.Key);

        var known = Refused(json).Message.Split('\n').Single(line => line.Contains("'probe'", StringComparison.Ordinal)).Split("Known are ")[1].TrimEnd('.', '\r').Split(", ").Distinct();

        Assert.Equal(properties.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_describes_everything_it_allows()
    {
        var objects = s_schema["$defs"]!.AsObject().Select(definition => definition.Value!).Append(s_schema);

        Assert.All(objects, definition => Assert.NotNull(definition["description"]));
        Assert.All(
            objects.SelectMany(definition => definition["properties"]!.AsObject()).Where(property => property.Value!["$ref"] is null),
            property => Assert.NotNull(property.Value!["description"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string One(string environment) => $$"""{ "environments": { "prod": { {{environment}} } } }""";

    private static Task NoCode(string message, CancellationToken cancellationToken) => Task.CompletedTask;

    private static SessionOptions Resolve(EnvironmentDefinition environment)
    {
        Environment.SetEnvironmentVariable("COUPLING_TEST_SECRET", "hunter2");
        return environment.ToOptions(["mappings"], NoCode);
    }

    private CouplingConfiguration Load(string json) => CouplingConfiguration.Load(_folder.Write("couplingtools.json", json));

    private CouplingException Refused(string json) => Assert.Throws<CouplingException>(() => Load(json));
}
