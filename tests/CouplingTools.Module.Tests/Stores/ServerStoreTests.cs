using System.Text;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Connections;
using CouplingTools.Module.Tests.Hosting;
using Npgsql;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>Couplings that are kept in a PostgreSQL database.</summary>
public sealed class ServerStoreTests : IAsyncLifetime
{
    private static readonly string[] s_states = ["first.jsonl", "second.jsonl", "last.jsonl"];
    private const string Variable = "COUPLING_STORE_TEST";
    private readonly ModuleSession _session = ModuleSession.Open();
    private ServerSchema? _schema;

    private ServerSchema Schema => _schema!;

    private string Uri
    {
        get
        {
            var server = new NpgsqlConnectionStringBuilder(Schema.ConnectionString);
            return $"postgresql://{server.Username}:{server.Password}@{server.Host}:{server.Port}/{server.Database}?search_path={server.SearchPath}";
        }
    }

    private string Name => Uri.Replace($":{ServerSchema.Password}@", "@", StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _schema = await ServerSchema.CreateAsync();
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 12 -Contacts 0 -Overlap 0");
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        Environment.SetEnvironmentVariable(Variable, null);
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Couplings_stay_in_the_database_from_one_connection_to_the_next(bool asUri)
    {
        var text = asUri ? Uri : Schema.ConnectionString;
        var connection = (CouplingConnection)Assert.Single(_session.Run("Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", text)).BaseObject;
        var created = _session.Run("Get-BusinessCentralRecord Customer -Uncoupled | Sync-Record -Direction ToSales -IfNotCoupled Create; Disconnect-CouplingEnvironment");
        var coupled = _session.Run("$null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]; Get-RecordCoupling Customer", text);
        var again = _session.Run("Sync-Record Customer -All -Direction Bidirectional");

        Assert.Equal(Name, connection.StorePath);
        Assert.NotEmpty(created);
        Assert.All(created, result => Assert.Equal(SyncOutcome.Created, ((SyncResult)result.BaseObject).Outcome));
        Assert.Equal(created.Count, coupled.Count);
        Assert.All(again, result => Assert.Equal(SyncOutcome.Unchanged, ((SyncResult)result.BaseObject).Outcome));
        Assert.Equal(created.Count, again.Count);
        Assert.Equal(2, _session.Run("Get-SyncRun").Count);
        Assert.False(File.Exists(Path.Combine(_session.Folder, "a.sandbox.couplings.db")));
    }

    [Fact]
    public void A_state_moves_from_a_file_to_the_database_and_back_with_everything_in_it()
    {
        _session.Run(
            """
            $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath first.db
            $pairs = @(Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create)
            $null = Get-RecordCoupling Customer -Number $pairs[0].Number | Suspend-RecordCoupling
            $null = Set-BusinessCentralRecord Customer -Id $pairs[1].BusinessCentralId -Value @{ phoneNumber = '+1 111' }
            $null = Set-SalesRecord Customer -Id $pairs[1].SalesId -Value @{ telephone1 = '+1 222' }
            $null = Sync-Record Customer -Changed -Direction Bidirectional -OnConflict Hold -ErrorAction SilentlyContinue
            $null = Export-CouplingState first.jsonl
            $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]
            $null = Import-CouplingState first.jsonl
            $state = Export-CouplingState second.jsonl
            $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath last.db
            $null = $state | Import-CouplingState
            $null = Export-CouplingState last.jsonl
            """,
            Schema.ConnectionString);

        var states = s_states.Select(file => File.ReadAllLines(Path.Combine(_session.Folder, file))[1..]).ToList();
        Assert.Equal(12 + 2 + 1, states[0].Length);
        Assert.Equal(states[0], states[1]);
        Assert.Equal(states[0], states[2]);
        Assert.Equal(SyncOutcome.Conflict, ((SyncResult)Assert.Single(_session.Invoke("Sync-Record Customer -Changed -Direction Bidirectional").Output).BaseObject).Outcome);
    }

    [Fact]
    public void A_connection_string_is_fetched_from_where_the_configuration_says()
    {
        Environment.SetEnvironmentVariable(Variable, Uri);
        var file = Path.Combine(_session.Folder, "store.txt");
        File.WriteAllText(file, Schema.ConnectionString + Environment.NewLine);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Configure($$"""{ "environmentVariable": "{{Variable}}" }""", """{ "file": "store.txt" }""");

        foreach (var name in (string[])["a", "b"])
        {
            var connection = (CouplingConnection)Assert.Single(_session.Run("Connect-CouplingEnvironment $args[0] -ConfigurationPath couplingtools.json", name)).BaseObject;
            Assert.Equal(Name, connection.StorePath);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Environment.SetEnvironmentVariable(Variable, null);
        AssertRefused("a", Variable);
        if (!OperatingSystem.IsWindows())
            AssertRefused("b", "chmod 600");
        Assert.Single(_session.Run("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json -StorePath other.db"));
    }

    [Fact]
    public void A_password_in_the_configuration_itself_is_refused()
    {
        Configure($"\"{Uri}\"", $"\"{Schema.ConnectionString}\"");
        AssertRefused("a", "$.environments.a.storePath: A password must not stand in this file");
        AssertRefused("b", "$.environments.b.storePath: A password must not stand in this file");

        Environment.SetEnvironmentVariable("PGPASSWORD", ServerSchema.Password);
        try
        {
            Configure($"\"{Name}\"", $"\"{Name}\"");
            Assert.Single(_session.Run("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PGPASSWORD", null);
        }
    }

    [Theory]
    [InlineData("", CheckResult.Passed, "")]
    [InlineData(";Password=wrong-one", CheckResult.Failed, "password authentication failed")]
    [InlineData(";Database=nowhere", CheckResult.Failed, "does not exist")]
    [InlineData(";Port=1", CheckResult.Failed, "no connection")]
    public void The_store_is_checked(string setting, CheckResult expected, string detail)
    {
        var check = _session.Run("Test-CouplingConnection -Sandbox a.sandbox -StorePath $args[0]", Schema.ConnectionString + setting)
            .Select(output => (ConnectionCheck)output.BaseObject).Single(check => check.Check == "Store");

        Assert.Equal(expected, check.Result);
        Assert.Contains("postgresql://coupling@127.0.0.1:", check.Detail, StringComparison.Ordinal);
        Assert.Contains(detail, check.Detail, StringComparison.Ordinal);
        Assert.Equal(expected == CheckResult.Failed, check.Remedy is not null);
    }

    [Fact]
    public void The_password_is_never_said_and_never_kept()
    {
        var said = new SpokenText(_session);
        _session.Run("$store = $args[0]; $VerbosePreference = $DebugPreference = 'Continue'", Uri);
        said.Say("Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $store -Verbose -Debug; Get-CouplingConnection");
        said.Say("Get-BusinessCentralRecord Customer -Uncoupled | Sync-Record -Direction ToSales -IfNotCoupled Create -Verbose -Debug");
        said.Say("Test-CouplingConnection -Verbose -Debug; Get-SyncRun; Get-RecordCoupling | Select-Object -First 1");
        foreach (var broken in new[] { "/postgres", ":1/", "sslmode=nonsense&search_path=" })
            said.Say("Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath ($store -replace $args[0], $args[1]) -Verbose -Debug", broken == "/postgres" ? "/postgres" : broken == ":1/" ? ":\\d+/" : "search_path=", broken == "/postgres" ? "/nowhere" : broken);
        _session.Run("$store = $null");

        Assert.Contains("Created", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("StoreInaccessible", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("StoreAddressInvalid", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ServerSchema.Password, said.ToString(), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_session.Folder, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(ServerSchema.Password, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    private void Configure(string first, string second) =>
        File.WriteAllText(
            Path.Combine(_session.Folder, "couplingtools.json"),
            $$"""{ "environments": { "a": { "sandbox": "a.sandbox", "storePath": {{first}} }, "b": { "sandbox": "a.sandbox", "storePath": {{second}} } } }""");

    private void AssertRefused(string name, string why)
    {
        var result = _session.Invoke("Connect-CouplingEnvironment $args[0] -ConfigurationPath couplingtools.json", name);
        Assert.Equal(["ConfigurationInvalid"], result.ErrorIds);
        Assert.Contains(why, result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ServerSchema.Password, result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }
}
